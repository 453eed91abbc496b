/** What PlanFix asks of the PBX. */
export type PbxRequest =
  | { readonly cmd: 'makeCall'; readonly from: string; readonly to: string }
  | { readonly cmd: 'setup'; readonly url: string; readonly token: string };

type Fields = ReadonlyMap<string, string>;

/** Longest value that is looked at; a token may be long. */
const longest = 500;
/** A control character has no business in any of these values; one in a number would be an order to the PBX. */
const controlCharacter = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Nothing when something is missing, too long, or holds a control character. */
export function readPbxRequest(fields: Fields): PbxRequest | undefined {
  switch (fields.get('cmd')) {
    case 'makeCall': {
      const from = fieldOf(fields, 'from');
      const to = fieldOf(fields, 'to');
      return from === undefined || to === undefined ? undefined : { cmd: 'makeCall', from, to };
    }
    case 'setup': {
      const url = fieldOf(fields, 'planfix_url');
      const token = fieldOf(fields, 'planfix_token');
      return url === undefined || token === undefined ? undefined : { cmd: 'setup', url, token };
    }
    default:
      return undefined;
  }
}

function fieldOf(fields: Fields, name: string): string | undefined {
  const value = fields.get(name)?.trim() ?? '';
  return value === '' || value.length > longest || controlCharacter.test(fields.get(name) ?? '')
    ? undefined
    : value;
}
