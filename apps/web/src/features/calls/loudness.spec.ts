import { expect, it } from 'vitest';
import { loudnessOf } from './loudness.ts';

it('tells the loud parts from the silent ones', () => {
  const samples = Float32Array.from({ length: 1_000 }, (_, at) => (at < 500 ? 0 : Math.sin(at)));
  const loudness = loudnessOf(samples, 10);
  expect(loudness.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(Math.min(...loudness.slice(5))).toBeGreaterThan(0.95);
  expect(loudnessOf(new Float32Array(3), 10)).toEqual([0, 0, 0]);
  expect(loudnessOf(new Float32Array(0), 10)).toEqual([]);
});
