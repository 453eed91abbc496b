import type { BackFillSlice, BackFillWork } from '@planfix-asterisk/storage';

/** Where a back-fill stands after all its time has been looked through. */
export function stateAfter(
  { state, from, to }: Pick<BackFillWork, 'state' | 'from' | 'to'>,
  now: number,
  lookAgainMs: number,
): BackFillSlice['after'] {
  if (state === 'planning') return { state: 'planned', cursor: from };
  const lookAgainAt = to + lookAgainMs;
  if (state === 'running' && lookAgainAt > now) return { state: 'settling', cursor: from, lookAgainAt };
  return { state: 'finished', cursor: to };
}
