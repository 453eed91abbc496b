import type { BackFill } from '@planfix-asterisk/contracts';

/** Its calls are counted at most: it was never started, so nobody was told of them. */
export const isOnlyPlan = ({ startedAt }: BackFill): boolean => startedAt === null;
