import { blockBytes } from './audio-format.ts';
import type { AudioFormat, Coding } from './audio-format.ts';
import { decodeAlaw, decodeLinear, decodeUlaw } from './g711.ts';
import { GsmDecoder, gsmFrameSamples } from './gsm-decoder.ts';
import { readGsmFrame, readWav49Frames } from './gsm-frame.ts';
import type { GsmFrame } from './gsm-frame.ts';

/** Turns whole blocks into samples; keeps what the next ones depend on. */
export type Decode = (bytes: Uint8Array) => Int16Array;

export function decoderOf({ coding }: Pick<AudioFormat, 'coding'>): Decode {
  switch (coding) {
    case 'linear':
      return decodeLinear;
    case 'ulaw':
      return decodeUlaw;
    case 'alaw':
      return decodeAlaw;
    case 'gsm':
      return decodeGsm(coding, (block) => [readGsmFrame(block)]);
    case 'wav49':
      return decodeGsm(coding, readWav49Frames);
    default:
      throw new Error(`Unknown coding: ${String(coding satisfies never)}`);
  }
}

function decodeGsm(coding: Coding, read: (block: Uint8Array) => readonly GsmFrame[]): Decode {
  const decoder = new GsmDecoder();
  const length = blockBytes[coding];
  return (bytes) => {
    const blocks = Array.from({ length: Math.floor(bytes.length / length) }, (_, index) =>
      bytes.subarray(index * length, (index + 1) * length),
    );
    const frames = blocks.flatMap(read);
    const samples = new Int16Array(frames.length * gsmFrameSamples);
    frames.forEach((frame, index) => samples.set(decoder.decode(frame), index * gsmFrameSamples));
    return samples;
  };
}
