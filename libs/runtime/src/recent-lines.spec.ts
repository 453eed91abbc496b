import { expect, it } from 'vitest';
import { RecentLines } from './recent-lines.ts';

it('keeps the last lines, oldest first', () => {
  const recent = new RecentLines({ lines: 2, characters: 100 });
  for (const line of ['one', 'two', 'three']) recent.add(line);
  expect(recent.all()).toEqual(['two', 'three']);
});

it('keeps no more characters than allowed, however few lines that leaves', () => {
  const recent = new RecentLines({ lines: 10, characters: 8 });
  for (const line of ['one', 'two', 'three']) recent.add(line);
  expect(recent.all()).toEqual(['two', 'three']);
  recent.add('much too long');
  expect(recent.all()).toEqual([]);
});
