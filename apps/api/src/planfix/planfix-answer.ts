import type { ClickTest } from '@planfix-asterisk/contracts';

/** What PlanFix gets. Its page knows three answers; the others say what is the matter. */
export interface AnswerToPlanfix {
  readonly status: number;
  readonly body: { readonly error?: string };
  readonly retryAfterS?: number;
}

export const done: AnswerToPlanfix = { status: 200, body: {} };
export const invalidParameters: AnswerToPlanfix = { status: 400, body: { error: 'Invalid parameters' } };
export const invalidToken: AnswerToPlanfix = { status: 401, body: { error: 'Invalid token' } };
export const tooManyRequests = (retryAfterS: number): AnswerToPlanfix => ({
  status: 429,
  body: { error: 'Too many requests' },
  retryAfterS,
});
export const failed = (status: number, error: string): AnswerToPlanfix => ({ status, body: { error } });

/** What became of a click, in PlanFix's words where it has some. */
export function answerToClick({ status, message }: Pick<ClickTest, 'status' | 'message'>): AnswerToPlanfix {
  switch (status) {
    case 'taken':
      return done;
    case 'no-number':
    case 'denied':
    case 'not-allowed':
    case 'unknown-employee':
    case 'unknown-phone':
      return invalidParameters;
    case 'switched-off':
      return failed(403, 'Click-to-call is switched off in planfix-asterisk');
    case 'too-many':
      return tooManyRequests(60);
    case 'not-connected':
      return failed(503, 'The PBX is not connected');
    case 'refused':
      return failed(503, `The PBX refused the call: ${message ?? ''}`);
    case 'unclear':
      return failed(504, 'The PBX did not answer in time; the phone may ring all the same');
    default:
      throw new Error(`Unknown outcome of a click: ${String(status satisfies never)}`);
  }
}
