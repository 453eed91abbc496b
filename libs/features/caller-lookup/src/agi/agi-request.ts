/** What Asterisk says at the start of an AGI session, as far as it is used. */
export interface AgiRequest {
  /** `name` or `responsible`, or anything else that was asked for. */
  readonly script: string;
  readonly key: string;
  readonly number: string;
  readonly callerName: string;
}

/** Asterisk sends some thirty lines. */
const mostChars = 8_192;

/** `more`: the empty line that ends it has not come. */
export function readAgiRequest(text: string): AgiRequest | 'more' | 'too-long' {
  const end = /\r?\n\r?\n/.exec(text)?.index;
  if (end === undefined) return text.length > mostChars ? 'too-long' : 'more';
  if (end > mostChars) return 'too-long';
  const lines = text.slice(0, end).split(/\r?\n/);
  const values = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const [script = '', query = ''] = (values.get('agi_network_script') ?? '').split('?');
  const asked = new URLSearchParams(query);
  return {
    script: script.replace(/^\/+/, ''),
    // In the address, or as the first argument of AGI().
    key: asked.get('key') ?? values.get('agi_arg_1') ?? '',
    number: asked.get('number') ?? known(values.get('agi_callerid')),
    callerName: known(values.get('agi_calleridname')),
  };
}

/** Asterisk's word for nothing. */
const known = (value = ''): string => (value === 'unknown' ? '' : value);
