import type { AttemptDetail, PlanfixAnswer, PlanfixForm } from '@planfix-asterisk/planfix';
import { mechanics } from './delivery-policy.ts';
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
    const giveUp = () => {
      const values = { ms: String(timeoutMs) };
      resolve(noAnswer('timeout', { code: 'no-answer-in-time', values }, startedAt));
    };
    timer = setTimeout(giveUp, timeoutMs + mechanics.timeoutGraceMs).unref();
  });
  try {
    return await Promise.race([client.post(fields, { timeoutMs }), late]);
  } catch (error) {
    const values = { name: error instanceof Error ? error.name : 'unknown' };
    return noAnswer('interrupted', { code: 'client-failed', values }, startedAt);
  } finally {
    clearTimeout(timer);
  }
}

function noAnswer(code: 'timeout' | 'interrupted', detail: AttemptDetail, startedAt: number): PlanfixAnswer {
  const total = Math.round((performance.now() - startedAt) * 10) / 10;
  return {
    sent: 'yes',
    headers: {},
    body: '',
    bodyCut: false,
    phases: { connect: null, firstByte: null, total },
    error: { code, detail },
  };
}
