import type { AmiTiming } from './ami-timing.ts';

/** Wait before the next try after `failures` failed ones in a row (1, 2 …): doubling, ±20 % so that nodes do not march in step. */
export function backOffMs(
  failures: number,
  timing: Pick<AmiTiming, 'backOffFirstMs' | 'backOffMaxMs'>,
  random: number,
): number {
  const doubled = timing.backOffFirstMs * 2 ** Math.min(failures - 1, 30);
  return Math.round(Math.min(doubled, timing.backOffMaxMs) * (0.8 + 0.4 * random));
}
