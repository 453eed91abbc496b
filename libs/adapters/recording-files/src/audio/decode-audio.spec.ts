import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decoderOf } from './decode-audio.ts';
import { inspectAudio } from './inspect-audio.ts';

/** 1.5 s of a rising tone, written by SoX; beside GSM what SoX's decoder (libgsm) makes of it. */
const fixture = (name: string) => new URL(`../../fixtures/${name}`, import.meta.url);
const samplesOf = (name: string): Int16Array => {
  const bytes = readFileSync(fixture(name));
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};

async function decoded(name: string): Promise<Int16Array> {
  const found = await inspectAudio(fixture(name).pathname);
  if (found.status !== 'audio') throw new Error(`${name}: ${found.status}`);
  const { from, bytes } = found.format;
  return decoderOf(found.format)(readFileSync(fixture(name)).subarray(from, from + bytes));
}

/** How far two recordings are apart, as a share of their loudness. */
function distance(one: Int16Array, other: Int16Array): number {
  let apart = 0;
  let loud = 0;
  for (const [at, value] of other.entries()) {
    apart += ((one[at] ?? 0) - value) ** 2;
    loud += value ** 2;
  }
  return Math.sqrt(apart / loud);
}

describe('the audio that Asterisk writes', () => {
  it.each([
    ['speech-gsm.gsm', 'gsm.decoded.sln'],
    ['wav49.WAV', 'wav49.decoded.sln'],
  ])('%s is decoded to the last bit as by libgsm', async (name, reference) => {
    const ours = await decoded(name);
    const theirs = samplesOf(reference);
    expect(ours.length).toBe(theirs.length);
    expect(Buffer.from(ours.buffer).equals(Buffer.from(theirs.buffer))).toBe(true);
  });

  it.each(['speech-ulaw.ulaw', 'speech-alaw.alaw'])('%s sounds as the original', async (name) => {
    const original = await decoded('speech-wav.wav');
    const ours = await decoded(name);
    expect(ours.length).toBe(original.length);
    expect(distance(ours, original)).toBeLessThan(0.03);
  });

  it('16 kHz are known by the name', async () => {
    expect(await inspectAudio(fixture('speech-sln16.sln16').pathname)).toMatchObject({
      status: 'audio',
      format: { coding: 'linear', sampleRate: 16_000, from: 0, bytes: 48_000 },
    });
  });
});
