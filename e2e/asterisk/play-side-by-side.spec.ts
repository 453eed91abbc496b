import { expect, it } from 'vitest';
import { playSideBySide } from './play-side-by-side.ts';
import type { Scenario } from './scenarios/scenario.ts';

function scenario(name: string, ...needs: string[]): Scenario {
  return { name, title: name, needs, expected: [], play: () => Promise.resolve() };
}

function turns(count: number): Promise<void> {
  return new Promise((resolve) => (count === 0 ? resolve() : setImmediate(() => resolve(turns(count - 1)))));
}

it('plays together what needs nothing of each other, and never more than it may', async () => {
  const log: string[] = [];
  const play = async ({ name }: Scenario): Promise<void> => {
    log.push(`${name} begins`);
    await turns(5);
    log.push(`${name} ends`);
  };
  const all = [scenario('a', '101'), scenario('b', '101', '102'), scenario('c', '104'), scenario('d')];
  await playSideBySide(all, play, 2);
  expect(log.slice(0, 2)).toEqual(['a begins', 'c begins']);
  expect(log.indexOf('a ends')).toBeLessThan(log.indexOf('b begins'));
  expect(log.indexOf('a ends')).toBeLessThan(log.indexOf('d begins'));
  expect(log).toHaveLength(8);
});

it('goes on after a failure and tells of it at the end', async () => {
  const played: string[] = [];
  const play = ({ name }: Scenario): Promise<void> => {
    played.push(name);
    return name === 'a' ? Promise.reject(new Error('broken')) : Promise.resolve();
  };
  await expect(playSideBySide([scenario('a', '101'), scenario('b', '101')], play)).rejects.toThrow(
    'Some scenarios could not be played',
  );
  expect(played).toEqual(['a', 'b']);
});
