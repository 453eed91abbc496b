/** Every wait of a link, in milliseconds. */
export interface AmiTiming {
  /** TCP, TLS, greeting and login together. */
  readonly openMs: number;
  readonly actionMs: number;
  readonly listMs: number;
  readonly pingEveryMs: number;
  /** A link on which nothing at all came for so long after a ping is dead. */
  readonly pingAnswerMs: number;
  readonly backOffFirstMs: number;
  readonly backOffMaxMs: number;
  /** After a refused login; each try counts for the PBX's fail2ban. */
  readonly refusedRetryMs: number;
}

export const defaultTiming: AmiTiming = {
  openMs: 5_000,
  actionMs: 10_000,
  listMs: 30_000,
  pingEveryMs: 10_000,
  pingAnswerMs: 5_000,
  backOffFirstMs: 250,
  backOffMaxMs: 30_000,
  refusedRetryMs: 5 * 60_000,
};

export const DEFAULT_MAX_ROWS = 10_000;
