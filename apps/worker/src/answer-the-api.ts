import { callQuestion, phoneQuestion, reconnectQuestion } from '@planfix-asterisk/contracts';
import type { Storage } from '@planfix-asterisk/storage';
import type { Worker } from './worker.ts';

/** What only the worker that follows the PBX node can do. Returns the function that ends it. */
export function answerTheApi({ peers, clock }: Pick<Storage, 'peers' | 'clock'>, worker: Worker): () => void {
  const ends = [
    peers.answer(reconnectQuestion.name, (body) => {
      const { node } = reconnectQuestion.body.parse(body);
      return worker.follows(node) ? worker.reconnect(node) : undefined;
    }),
    peers.answer(phoneQuestion.name, (body) => {
      const { node, ...phone } = phoneQuestion.body.parse(body);
      return worker.follows(node) ? worker.hasPhone(node, phone) : undefined;
    }),
    peers.answer(callQuestion.name, (body) => {
      const { node, order, until } = callQuestion.body.parse(body);
      return worker.follows(node) && clock.now() < until ? worker.call(node, order) : undefined;
    }),
  ];
  return () => ends.forEach((end) => end());
}
