import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { createMp3Encoder } from 'wasm-media-encoders';
import { blockBytes } from '../audio/audio-format.ts';
import type { AudioFormat } from '../audio/audio-format.ts';
import { decoderOf } from '../audio/decode-audio.ts';

export interface Mp3Order {
  readonly from: string;
  readonly to: string;
  readonly format: AudioFormat;
}

/** A multiple of every block for both channels; some 5 ms of work. */
const pieceBytes = 33 * 65 * 16;
/**
 * At most this much faster than the talk was: 24 s for an hour. A quick machine would do it in 9 s and have no processor left
 * for pop-ups; between the pieces it rests instead.
 */
const mostTimesRealTime = 150;

/** Blocks its thread: for a worker only. */
export async function writeMp3({ from, to, format }: Mp3Order): Promise<void> {
  const encoder = await createMp3Encoder();
  const { sampleRate, channels } = format;
  encoder.configure({ sampleRate, channels, bitrate: bitrateOf(sampleRate, channels) });
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o640);
  try {
    let due = performance.now();
    for (const samples of piecesOf(source, format)) {
      writeAll(target, encoder.encode(channelsOf(samples, channels)));
      due += (1_000 * samples.length) / channels / sampleRate / mostTimesRealTime;
      await rest(Math.max(0, due - performance.now()));
    }
    writeAll(target, encoder.finalize());
    fsyncSync(target);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** Kilobits a second that speech needs; constant, so that a player can jump to any place. */
function bitrateOf(sampleRate: number, channels: 1 | 2): 24 | 32 | 48 | 64 | 128 {
  if (sampleRate <= 8_000) return channels === 1 ? 24 : 48;
  if (sampleRate <= 16_000) return channels === 1 ? 32 : 64;
  return channels === 1 ? 64 : 128;
}

function* piecesOf(source: number, format: AudioFormat): Generator<Int16Array> {
  const decode = decoderOf(format);
  const whole = blockBytes[format.coding] * format.channels;
  const end = format.from + format.bytes;
  const buffer = Buffer.alloc(pieceBytes);
  for (let at = format.from; at < end;) {
    const wanted = Math.min(pieceBytes, end - at);
    const got = readFully(source, buffer, wanted, at);
    const used = got - (got % whole);
    if (used === 0) return;
    yield decode(buffer.subarray(0, used));
    at += used;
  }
}

function readFully(source: number, buffer: Buffer, wanted: number, at: number): number {
  let got = 0;
  while (got < wanted) {
    const read = readSync(source, buffer, got, wanted - got, at + got);
    if (read === 0) break;
    got += read;
  }
  return got;
}

function writeAll(target: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(target, bytes, at);
}

function channelsOf(samples: Int16Array, channels: 1 | 2): [Float32Array] | [Float32Array, Float32Array] {
  const channel = (first: number): Float32Array => {
    const values = new Float32Array(Math.floor(samples.length / channels));
    for (let at = 0; at < values.length; at += 1) values[at] = (samples[at * channels + first] ?? 0) / 32_768;
    return values;
  };
  return channels === 1 ? [channel(0)] : [channel(0), channel(1)];
}
