import type { AmiBlock } from './ami-block.ts';
import { AmiFrames } from './ami-frames.ts';
import { joinBytes } from './join-bytes.ts';
import { readAmiMessage } from './read-ami-message.ts';
import { readGreeting, type AmiGreeting } from './read-greeting.ts';

export interface AmiReaderLimits {
  /** A message with a longer line is dropped. Asterisk's own lines stay below some KiB. */
  readonly lineLength: number;
  /** A longer message is dropped; bounds the memory a peer can take. */
  readonly messageBytes: number;
}

const LIMITS: AmiReaderLimits = { lineLength: 64 * 1024, messageBytes: 256 * 1024 };

/** Reads one AMI link: the greeting, then messages, in chunks cut anywhere. A foreign peer is not read any further. */
export class AmiBlockReader {
  readonly #limits: AmiReaderLimits;
  readonly #frames: AmiFrames;
  readonly #decoder = new TextDecoder();
  #greeting: AmiGreeting = { phase: 'awaited' };
  #start: Uint8Array = new Uint8Array();
  #longLines = 0;
  #garbageLines = 0;

  constructor(limits: Partial<AmiReaderLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#frames = new AmiFrames(this.#limits.messageBytes);
  }

  get greeting(): AmiGreeting {
    return this.#greeting;
  }

  /** What was left out so far: messages over a limit, lines that are no header. */
  get dropped(): { readonly oversizedMessages: number; readonly garbageLines: number } {
    return {
      oversizedMessages: this.#frames.oversized + this.#longLines,
      garbageLines: this.#garbageLines,
    };
  }

  read(chunk: Uint8Array): AmiBlock[] {
    if (this.#greeting.phase === 'asterisk') return this.#blocksOf(chunk);
    if (this.#greeting.phase === 'foreign') return [];
    this.#start = joinBytes(this.#start, chunk);
    this.#greeting = readGreeting(this.#start);
    return this.#greeting.phase === 'asterisk'
      ? this.#blocksOf(this.#start.subarray(this.#greeting.bytes))
      : [];
  }

  #blocksOf(bytes: Uint8Array): AmiBlock[] {
    return this.#frames
      .read(bytes)
      .map((message) => this.#blockOf(message))
      .filter((block) => block !== undefined);
  }

  #blockOf(message: Uint8Array): AmiBlock | undefined {
    const lines = this.#decoder.decode(message).split('\r\n');
    if (lines.some((line) => line.length > this.#limits.lineLength)) {
      this.#longLines += 1;
      return undefined;
    }
    const { block, garbageLines } = readAmiMessage(lines);
    this.#garbageLines += garbageLines;
    return block;
  }
}
