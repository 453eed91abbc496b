/** `INCOMING 101`, `ACCEPTED 101`, `COMPLETED 101 Success 2-4 r1` (seconds of talk from-to, recorded; `r*`: either). */
export type Said = string;

/** One message; or several in any order; or several readings, each a story of its own. */
export type Say = Said | readonly Said[] | { readonly any: readonly (readonly Say[])[] };

/** What PlanFix must be told about one call. */
export type ExpectedCall = {
  readonly type: 'in' | 'out';
  readonly phone: string;
  readonly diversion: string;
  readonly says: readonly Say[];
};

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
