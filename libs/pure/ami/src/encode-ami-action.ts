/** An action for Asterisk: header names as Asterisk's manual spells them; a list is a header sent several times. */
export type AmiAction = Readonly<Record<string, string | readonly string[]>>;

export type AmiActionFault = 'no-action' | 'bad-name' | 'repeated-name' | 'control-character' | 'too-long';

const REMEDY: Record<AmiActionFault, string> = {
  'no-action': 'is missing: give the name of the action',
  'bad-name': 'is no header name: use letters, digits and dashes',
  'repeated-name': 'is given twice: use one header with a list of values',
  'control-character': 'holds a line break or another control character: remove it',
  'too-long': 'is too long: Asterisk takes lines up to 1022 bytes',
};

/** An action that must not be sent. Names the header, never its value, which may be a secret. */
export class AmiActionError extends Error {
  readonly fault: AmiActionFault;
  readonly field: string;

  constructor(fault: AmiActionFault, field: string) {
    super(`AMI action header ${JSON.stringify(field)} ${REMEDY[fault]}`);
    this.name = 'AmiActionError';
    this.fault = fault;
    this.field = field;
  }
}

const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
/** A line break in a value would begin a header or an action of the sender's choice; no other one is ever needed. */
const CONTROL_CHARACTER = /[\p{Cc}\u2028\u2029]/u;
/** `inbuf[1025]` in Asterisk's manager.c holds a line with its CR LF; a longer one spoils the whole message. */
const MAX_LINE_BYTES = 1022;

/** The headers of an action, checked, one entry per line to send. Throws `AmiActionError`. */
export function amiActionHeaders(action: AmiAction): [name: string, value: string][] {
  const names = Object.keys(action).map((name) => name.toLowerCase());
  if (!names.includes('action')) throw new AmiActionError('no-action', 'Action');
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new AmiActionError('repeated-name', repeated);
  const headers = Object.entries(action).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );
  for (const [name, value] of headers) checkHeader(name, value);
  return headers;
}

/** An action as bytes for the link. Throws `AmiActionError`. */
export function encodeAmiAction(action: AmiAction): Uint8Array {
  const lines = amiActionHeaders(action).map(([name, value]) => `${name}: ${value}\r\n`);
  return new TextEncoder().encode(`${lines.join('')}\r\n`);
}

function checkHeader(name: string, value: string): void {
  if (!NAME.test(name)) throw new AmiActionError('bad-name', name);
  if (CONTROL_CHARACTER.test(value)) throw new AmiActionError('control-character', name);
  const bytes = new TextEncoder().encode(`${name}: ${value}`).length;
  if (bytes > MAX_LINE_BYTES) throw new AmiActionError('too-long', name);
}
