import type { AmiBlock } from '@planfix-asterisk/ami';

/** An OriginateResponse has a `Response` and the ActionID of its Originate, and is an event all the same. */
export const isAnswer = (block: AmiBlock): boolean =>
  block['response'] !== undefined && block['event'] === undefined;
