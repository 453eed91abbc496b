import { joinBytes } from './join-bytes.ts';

const CR = 13;
const LF = 10;
const END_LENGTH = 4;

/**
 * Cuts a stream of bytes into AMI messages. Only CR LF CR LF ends a message: a bare LF may stand inside a value, and
 * taken for a line end it would let a caller's name make up events.
 */
export class AmiFrames {
  readonly #maxBytes: number;
  #rest: Uint8Array = new Uint8Array();
  #skipping = false;
  #oversized = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Messages longer than the limit; they were dropped. */
  get oversized(): number {
    return this.#oversized;
  }

  /** The messages that end in this chunk, without their blank line. */
  read(chunk: Uint8Array): Uint8Array[] {
    const messages: Uint8Array[] = [];
    const searchFrom = Math.max(0, this.#rest.length - END_LENGTH + 1);
    const bytes = joinBytes(this.#rest, chunk);
    let start = 0;
    let end = endOfMessage(bytes, searchFrom);
    while (end !== -1) {
      if (this.#fits(end - start)) messages.push(bytes.subarray(start, end));
      start = end + END_LENGTH;
      end = endOfMessage(bytes, start);
    }
    this.#keep(bytes.subarray(start));
    return messages;
  }

  #fits(length: number): boolean {
    const fits = !this.#skipping && length <= this.#maxBytes;
    this.#skipping = false;
    if (!fits) this.#oversized += 1;
    return fits;
  }

  #keep(rest: Uint8Array): void {
    if (rest.length > this.#maxBytes) this.#skipping = true;
    // Of a message that is skipped only a cut-off end mark matters.
    this.#rest = this.#skipping ? rest.slice(-(END_LENGTH - 1)) : rest;
  }
}

function endOfMessage(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(CR, from);
  while (at !== -1) {
    if (bytes[at + 1] === LF && bytes[at + 2] === CR && bytes[at + 3] === LF) return at;
    at = bytes.indexOf(CR, at + 1);
  }
  return -1;
}
