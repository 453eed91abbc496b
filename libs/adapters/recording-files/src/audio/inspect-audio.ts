import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { blockBytes } from './audio-format.ts';
import type { AudioFormat, Coding, Inspected } from './audio-format.ts';
import { readWavHeader } from './read-wav-header.ts';

/** Asterisk's names of formats without a header. */
const raw: Readonly<Record<string, { coding: Coding; sampleRate: number }>> = {
  '.gsm': { coding: 'gsm', sampleRate: 8_000 },
  '.ulaw': { coding: 'ulaw', sampleRate: 8_000 },
  '.ul': { coding: 'ulaw', sampleRate: 8_000 },
  '.mu': { coding: 'ulaw', sampleRate: 8_000 },
  '.pcm': { coding: 'ulaw', sampleRate: 8_000 },
  '.alaw': { coding: 'alaw', sampleRate: 8_000 },
  '.al': { coding: 'alaw', sampleRate: 8_000 },
  '.sln': { coding: 'linear', sampleRate: 8_000 },
  '.raw': { coding: 'linear', sampleRate: 8_000 },
  '.sln12': { coding: 'linear', sampleRate: 12_000 },
  '.sln16': { coding: 'linear', sampleRate: 16_000 },
  '.sln24': { coding: 'linear', sampleRate: 24_000 },
  '.sln32': { coding: 'linear', sampleRate: 32_000 },
  '.sln44': { coding: 'linear', sampleRate: 44_100 },
  '.sln48': { coding: 'linear', sampleRate: 48_000 },
};
const headBytes = 4_096;

/** What is in a file, by its first bytes and, where it has no header, by its name. */
export async function inspectAudio(path: string): Promise<Inspected> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return inspect(buffer.subarray(0, bytesRead), size, extname(path).toLowerCase());
  } finally {
    await file.close();
  }
}

/** Whether a file of this ending, with its dot, may be a recording. */
export function isNamedAsAudio(ending: string): boolean {
  const lower = ending.toLowerCase();
  return lower === '.wav' || lower === '.mp3' || lower in raw;
}

function inspect(head: Buffer, size: number, ending: string): Inspected {
  if (size === 0) return { status: 'empty' };
  if (head.toString('latin1', 0, 4) === 'RIFF') return readWavHeader(head, size);
  if (isMp3(head, ending)) return { status: 'mp3' };
  const known = raw[ending];
  if (known === undefined) return { status: 'unknown' };
  const format: AudioFormat = { ...known, channels: 1, from: 0, bytes: size };
  return size < blockBytes[known.coding] ? { status: 'empty' } : { status: 'audio', format };
}

function isMp3(head: Buffer, ending: string): boolean {
  if (ending !== '.mp3') return false;
  return head.toString('latin1', 0, 3) === 'ID3' || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0);
}
