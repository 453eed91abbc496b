import { blockBytes } from './audio-format.ts';
import type { AudioFormat, Coding, Inspected } from './audio-format.ts';

const codings: Readonly<Record<number, Coding>> = { 1: 'linear', 6: 'alaw', 7: 'ulaw', 0x31: 'wav49' };

/**
 * RIFF. MixMonitor writes the lengths when it closes the file: before, and for ever where Asterisk died, they say less than
 * there is.
 */
export function readWavHeader(head: Buffer, size: number): Inspected {
  const format = chunk(head, 'fmt ');
  const data = chunk(head, 'data');
  // Asterisk writes all of a header at once; half of one is somebody else's writing.
  if (format === undefined || data === undefined)
    return size < 60 ? { status: 'empty' } : { status: 'unknown' };
  const found = formatAt(head, format.from);
  if (found === undefined) return { status: 'unknown' };
  const present = size - data.from;
  if (present < blockBytes[found.coding]) return { status: 'empty' };
  const isWhole = data.bytes > 0 && data.bytes <= present && present - data.bytes <= 1;
  const whole: AudioFormat = { ...found, from: data.from, bytes: isWhole ? data.bytes : present };
  return isWhole ? { status: 'audio', format: whole } : { status: 'unfinished', format: whole };
}

function formatAt(
  head: Buffer,
  at: number,
): Pick<AudioFormat, 'coding' | 'channels' | 'sampleRate'> | undefined {
  if (at + 16 > head.length) return undefined;
  const coding = codings[head.readUInt16LE(at)];
  const channels = head.readUInt16LE(at + 2);
  const sampleRate = head.readUInt32LE(at + 4);
  const bits = head.readUInt16LE(at + 14);
  if (coding === undefined || (channels !== 1 && channels !== 2)) return undefined;
  if (coding === 'linear' && bits !== 16) return undefined;
  if (coding === 'wav49' && channels !== 1) return undefined;
  return sampleRate < 8_000 || sampleRate > 48_000 ? undefined : { coding, channels, sampleRate };
}

function chunk(head: Buffer, name: string): { from: number; bytes: number } | undefined {
  for (let at = 12; at + 8 <= head.length;) {
    const bytes = head.readUInt32LE(at + 4);
    if (head.toString('latin1', at, at + 4) === name) return { from: at + 8, bytes };
    at += 8 + bytes + (bytes % 2);
  }
  return undefined;
}
