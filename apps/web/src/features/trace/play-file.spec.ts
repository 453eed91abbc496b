import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callsAfter, isTelling, playFile } from './play-file.ts';

// The recordings are data of a library that the browser never gets.
const traces = new URL('../../../../../libs/testing/traces/asterisk-16/', import.meta.url);
const recording = new Blob([readFileSync(new URL('01-inbound-answered.jsonl', traces), 'utf8')]);
const { signal } = new AbortController();
const messages = ({ steps }: Awaited<ReturnType<typeof playFile>>): string[] =>
  steps.flatMap(
    ({ output }) => output?.events.map(({ kind, employee }) => `${kind} ${employee.shortNumber}`) ?? [],
  );

describe('a recording in the browser', () => {
  it('is read by the settings of this instance', async () => {
    const settings = {
      employees: [{ extension: '101', shortNumber: '7101', name: '', enabled: true }],
      trunks: ['carrier-1'],
    };
    const played = await playFile(recording, { whose: 'ours', settings }, signal);
    expect(messages(played)).toEqual(['incoming 7101', 'accepted 7101', 'completed 7101']);
    expect(played.steps.filter(isTelling).length).toBeLessThan(played.steps.length);
    expect(callsAfter(played.steps, played.steps.length)).toMatchObject([
      { phase: 'ended', result: 'success' },
    ]);
    expect(callsAfter(played.steps, 1)).toEqual([]);
  });

  it("tells a stranger's calls with every extension for an employee", async () => {
    expect(messages(await playFile(recording, { whose: 'ours', settings: {} }, signal))).toEqual([]);
    const played = await playFile(recording, { whose: 'of-the-file', settings: {} }, signal);
    expect(messages(played)).toEqual(['incoming 101', 'accepted 101', 'completed 101']);
  });
});
