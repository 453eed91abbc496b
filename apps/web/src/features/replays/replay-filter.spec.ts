import { replayFilterSchema } from '@planfix-asterisk/contracts';
import { expect, it } from 'vitest';
import { replayFilterOf } from './replay-filter.ts';

it('is the filter of the log without the messages that are under way', () => {
  const filter = replayFilterOf({
    state: ['failed', 'waiting'],
    cause: ['timeout'],
    extension: '101',
    from: 5,
    phone: undefined,
  });
  expect(filter).toEqual({ state: ['failed'], cause: ['timeout'], extension: '101', from: 5 });
  expect(replayFilterSchema.safeParse(filter).success).toBe(true);
});

it('is the failed ones where no state is chosen', () => {
  expect(replayFilterOf({ kind: ['record'] })).toEqual({ state: ['failed'], kind: ['record'] });
});

it('is nothing where only messages under way are shown', () => {
  expect(replayFilterOf({ state: ['waiting', 'sending'] })).toBeUndefined();
});
