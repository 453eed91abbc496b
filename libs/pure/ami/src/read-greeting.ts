export type AmiGreeting =
  | { readonly phase: 'awaited' }
  /** `version` is AMI's own, e.g. `5.0.4` for Asterisk 16. */
  | { readonly phase: 'asterisk'; readonly version: string; readonly bytes: number }
  /** The peer is something else; `line` is how it began. */
  | { readonly phase: 'foreign'; readonly line: string };

const GREETING = 'Asterisk Call Manager';
const MAX_BYTES = 256;
const LF = 10;

/** What the first bytes of a link say; a foreign peer is known by its first letters, it need not end its line. */
export function readGreeting(bytes: Uint8Array): AmiGreeting {
  const end = bytes.indexOf(LF);
  const line = new TextDecoder().decode(bytes.subarray(0, end === -1 ? MAX_BYTES : end)).trimEnd();
  if (end === -1 && bytes.length < MAX_BYTES && GREETING.startsWith(line.slice(0, GREETING.length))) {
    return { phase: 'awaited' };
  }
  if (end === -1 || !line.startsWith(GREETING)) return { phase: 'foreign', line: line.slice(0, 80) };
  return { phase: 'asterisk', version: line.slice(GREETING.length).replace(/^\//, ''), bytes: end + 1 };
}
