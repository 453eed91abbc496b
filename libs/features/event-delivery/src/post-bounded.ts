import type { PlanfixAnswer, PlanfixForm } from '@planfix-asterisk/planfix';
import { deliveryPolicy } from './delivery-policy.ts';
import type { PlanfixClient } from './planfix-account.ts';

/**
 * The client promises to answer in time and not to throw. A broken promise here would cost a slot or the process, so it
 * is read as the least that is certain: the message may have been sent.
 */
export async function postBounded(
  client: PlanfixClient,
  fields: Readonly<PlanfixForm>,
  timeoutMs: number,
): Promise<PlanfixAnswer> {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PlanfixAnswer>((resolve) => {
    const giveUp = () => resolve(noAnswer('timeout', `No answer within ${timeoutMs} ms`, startedAt));
    timer = setTimeout(giveUp, timeoutMs + deliveryPolicy.timeoutGraceMs).unref();
  });
  try {
    return await Promise.race([client.post(fields, { timeoutMs }), late]);
  } catch (error) {
    return noAnswer(
      'interrupted',
      `The HTTP client failed: ${error instanceof Error ? error.name : 'unknown'}`,
      startedAt,
    );
  } finally {
    clearTimeout(timer);
  }
}

function noAnswer(code: 'timeout' | 'interrupted', message: string, startedAt: number): PlanfixAnswer {
  const total = Math.round((performance.now() - startedAt) * 10) / 10;
  return {
    sent: 'yes',
    headers: {},
    body: '',
    bodyCut: false,
    phases: { connect: null, firstByte: null, total },
    error: { code, message },
  };
}
