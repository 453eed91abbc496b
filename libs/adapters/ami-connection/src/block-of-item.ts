import type { AmiBlock } from '@planfix-asterisk/ami';

type Value = string | readonly string[];

/**
 * A message as asterisk-manager 0.2.0 reads it, turned back into a block. It makes an object of `Variable` and
 * `ChanVariable`, and a header named like a member of every object (`constructor`) brings that member along.
 */
export function blockOfItem(item: object): AmiBlock {
  const block = Object.create(null) as Record<string, Value>;
  for (const [name, value] of Object.entries(item) as [string, unknown][]) {
    if (name === 'content' && typeof value === 'string') Object.assign(block, rawAnswer(value));
    else if (name !== 'response' || block[name] === undefined) keep(block, name, valueOf(name, value));
  }
  return block;
}

function keep(block: Record<string, Value>, name: string, value: Value | undefined): void {
  if (value !== undefined && value.length > 0) block[name] = value;
  else if (value === '') block[name] = '';
}

function valueOf(name: string, value: unknown): Value | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return single(value.filter((one) => typeof one === 'string'));
  return single(Object.entries(value).map(([key, text]) => assignment(name, key, String(text))));
}

/** `Variable: X` of a VarSet came as `{ X: '' }`; a ChanVariable is always `X=value`. */
function assignment(name: string, key: string, text: string): string {
  return name === 'variable' && text === '' ? key : `${key}=${text}`;
}

function single(values: readonly string[]): Value {
  const [first = ''] = values;
  return values.length === 1 ? first : values;
}

/** `Response: Follows` of Asterisk before 14: some headers, then the output of a command. */
function rawAnswer(content: string): Record<string, Value> {
  const headers: Record<string, Value> = {};
  const lines = content.split('\n');
  const output = lines.filter((line) => {
    const header = /^(Response|Privilege|ActionID|Message): (.*)$/.exec(line);
    if (header === null || headers[(header[1] ?? '').toLowerCase()] !== undefined) return true;
    headers[(header[1] ?? '').toLowerCase()] = header[2] ?? '';
    return false;
  });
  return output.length === 0 ? headers : { ...headers, output: single(output) };
}
