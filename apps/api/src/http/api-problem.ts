import type { FieldProblem } from '@planfix-asterisk/contracts';

/** Codes are stable: the panel translates them, integrators compare them. */
const statusOfCode = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'second-factor-needed': 401,
  'second-factor-wrong': 401,
  'second-factor-required': 403,
  'wrong-password': 403,
  'wrong-setup-code': 403,
  'not-allowed': 403,
  'csrf-token-missing': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'already-set-up': 409,
  'set-by-instance-file': 409,
  'still-under-way': 409,
  'not-connected': 409,
  'already-finished': 409,
  'content-deleted': 409,
  'nothing-to-send': 409,
  'wrong-state': 409,
  'channel-not-set-up': 409,
  'records-not-set-up': 409,
  'planfix-not-set-up': 409,
  'nothing-to-tell': 409,
  'name-taken': 409,
  'last-admin': 409,
  'too-large': 413,
  'too-many-attempts': 429,
  'too-many-streams': 503,
  'too-many-exports': 503,
  'store-unavailable': 503,
  'not-ready': 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof statusOfCode;

export interface ProblemDetails {
  /** What is wrong with which field of the request; keys are dotted paths. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly problems?: Readonly<Record<string, FieldProblem>>;
  readonly retryAfterS?: number;
  readonly cause?: unknown;
}

/** The one error of the API: a stable code, a text that says what to do next. Never put secrets into either. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly fields: ProblemDetails['fields'];
  readonly problems: ProblemDetails['problems'];
  readonly retryAfterS: number | undefined;

  constructor(
    readonly code: ProblemCode,
    message: string,
    details: ProblemDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.fields = details.fields;
    this.problems = details.problems;
    this.retryAfterS = details.retryAfterS;
  }

  get status(): number {
    return statusOfCode[this.code];
  }
}
