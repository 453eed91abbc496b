/** One message to PlanFix as it was received there; numbers as text or number, as the form gives them. */
export type ToldMessage = {
  readonly type: string;
  readonly phone: string;
  readonly diversion: string;
  readonly ext: string;
  readonly event: string;
  readonly callid: string;
  readonly duration?: string | number;
  readonly is_recorded?: string | number;
  readonly status?: string;
  /** When it arrived, in milliseconds of any clock. */
  readonly at: number;
};
