import type { AmiBlock } from './ami-block.ts';

const END_OF_COMMAND = '--END COMMAND--';

type Headers = Record<string, string | string[]>;

export interface AmiMessage {
  /** `undefined` when no line was a header. */
  readonly block: AmiBlock | undefined;
  /** Lines without a name and a colon; they were left out. */
  readonly garbageLines: number;
}

/** The lines of one message (between two blank lines) as a block. */
export function readAmiMessage(lines: readonly string[]): AmiMessage {
  // No prototype: a header may be called `__proto__` or `constructor`.
  const headers = Object.create(null) as Headers;
  let found = 0;
  let garbageLines = 0;
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (isOutputOfCommand(headers, line)) addOutput(headers, line);
    else if (colon > 0) found += addHeader(headers, line, colon);
    else if (line !== '') garbageLines += 1;
  }
  return { block: found > 0 ? headers : undefined, garbageLines };
}

function addHeader(headers: Headers, line: string, colon: number): 1 {
  // One blank follows the colon; further ones belong to the value, as in the output of a command.
  const valueAt = line[colon + 1] === ' ' ? colon + 2 : colon + 1;
  add(headers, line.slice(0, colon).trim().toLowerCase(), line.slice(valueAt));
  return 1;
}

function add(headers: Headers, name: string, value: string): void {
  const before = headers[name];
  if (before === undefined) headers[name] = value;
  else if (typeof before === 'string') headers[name] = [before, value];
  else before.push(value);
}

/** Asterisk before 14 sends a command's output raw, its lines parted by LF; later ones send `Output:` headers. */
function isOutputOfCommand(headers: Headers, line: string): boolean {
  return headers['response'] === 'Follows' && line.endsWith(END_OF_COMMAND);
}

function addOutput(headers: Headers, line: string): void {
  const text = line.slice(0, -END_OF_COMMAND.length).replace(/\n$/, '');
  for (const one of text === '' ? [] : text.split('\n')) add(headers, 'output', one);
}
