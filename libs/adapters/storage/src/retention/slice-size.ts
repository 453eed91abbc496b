/** So many rows in one transaction: a few milliseconds, so that a call that comes meanwhile does not notice. */
export const sliceSize = 200;
