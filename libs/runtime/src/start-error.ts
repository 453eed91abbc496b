/** Stops the start: `main.ts` prints the message alone, without a stack, because it tells the reader what to mend. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
