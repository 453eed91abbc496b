import type { PlanfixCheck, PlanfixSettings } from '@planfix-asterisk/contracts';
import {
  agreementOn,
  meaningOf,
  pbxAddress,
  pingForm,
  readPong,
  spelledAsAddress,
} from '@planfix-asterisk/planfix';
import type { PlanfixAnswer } from '@planfix-asterisk/planfix';
import { PlanfixHttp } from '@planfix-asterisk/planfix-http';

/** Somebody looks at a turning wheel meanwhile. */
const timeoutMs = 10_000;

export interface PlanfixToCheck extends PlanfixSettings {
  readonly verifyTls: boolean;
  /** What we have that PlanFix should have, too. */
  readonly publicUrl: string | undefined;
  readonly pbxToken: string | undefined;
}

/** Asks PlanFix by `ping`, which changes nothing there; its key for us is compared here and goes no further. */
export async function checkPlanfix(planfix: PlanfixToCheck): Promise<PlanfixCheck> {
  const { url, token, verifyTls } = planfix;
  const http = new PlanfixHttp({ url, token, verifyTls, connections: 1 });
  try {
    return toCheck(await http.post(pingForm(), { timeoutMs }), planfix);
  } finally {
    await http.close();
  }
}

function toCheck(answer: PlanfixAnswer, ours: Pick<PlanfixToCheck, 'publicUrl' | 'pbxToken'>): PlanfixCheck {
  const { cause, detail, outcome } = meaningOf(answer);
  const pong = outcome === 'delivered' ? readPong(answer.body) : undefined;
  const address = ours.publicUrl === undefined ? undefined : pbxAddress(ours.publicUrl);
  return {
    cause,
    // A copy: what the answer holds is read-only.
    detail: detail && { code: detail.code, values: { ...detail.values } },
    httpStatus: answer.status ?? null,
    tookMs: answer.phases.total,
    stored: pong === undefined ? null : { pbxUrl: pong.pbxUrl },
    agreement:
      pong === undefined
        ? null
        : {
            pbxUrl: agreementOn(pong.pbxUrl, address, spelledAsAddress),
            pbxToken: agreementOn(pong.pbxToken, ours.pbxToken),
          },
  };
}
