import type { AttemptOutcome } from '@planfix-asterisk/contracts';
import { meaningOf } from '@planfix-asterisk/planfix';
import type { PlanfixAnswer, PlanfixForm } from '@planfix-asterisk/planfix';
import type { PlanfixHttp } from '@planfix-asterisk/planfix-http';

export type AttemptCounts = Record<AttemptOutcome, number>;

export const noAttempts = (): AttemptCounts => ({ delivered: 0, not_sent: 0, ambiguous: 0, refused: 0 });

/** The way to PlanFix that counts what came of each request, for the metrics. */
export class CountingClient {
  constructor(
    readonly address: string,
    private readonly http: PlanfixHttp,
    private readonly counts: AttemptCounts,
  ) {}

  async post(fields: Readonly<PlanfixForm>, options: { readonly timeoutMs: number }): Promise<PlanfixAnswer> {
    const answer = await this.http.post(fields, options);
    this.counts[meaningOf(answer).outcome] += 1;
    return answer;
  }

  close(): Promise<void> {
    return this.http.close();
  }
}
