import { expect, it } from 'vitest';
import { RecordingWatch } from './recording-watch.ts';

it('counts from when a file was first seen as it is, and anew when it has grown', () => {
  const watch = new RecordingWatch();
  const file = { sizeBytes: 100, changedAt: 5 };
  expect(watch.unchangedMs('a', file, 1_000)).toBe(0);
  expect(watch.unchangedMs('a', file, 4_000)).toBe(3_000);
  expect(watch.unchangedMs('b', file, 4_000)).toBe(0);
  expect(watch.unchangedMs('a', { ...file, sizeBytes: 200 }, 5_000)).toBe(0);
  expect(watch.unchangedMs('a', { ...file, sizeBytes: 200 }, 5_500)).toBe(500);
  watch.forget('a');
  expect(watch.unchangedMs('a', { ...file, sizeBytes: 200 }, 6_000)).toBe(0);
});
