import { jsonFields } from './json-fields.ts';

/** What PlanFix has stored about the PBX, as `ping` tells it. */
export interface StoredPbx {
  readonly pbxToken: string;
  readonly pbxUrl: string;
}

/** Nothing when the answer does not speak of the PBX: then nobody knows whether both sides agree. */
export function readPong(body: string): StoredPbx | undefined {
  const fields = jsonFields(body);
  if (fields === undefined) return undefined;
  if (!fields.has('pbxToken') && !fields.has('pbxUrl')) return undefined;
  return { pbxToken: textOf(fields.get('pbxToken')), pbxUrl: textOf(fields.get('pbxUrl')) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** `missing`: PlanFix has none; `unset`: we have none to compare with. */
export type Agreement = 'same' | 'different' | 'missing' | 'unset';

export function agreementOn(theirs: string, ours: string | undefined, spelling = asItIs): Agreement {
  if (theirs === '') return 'missing';
  if (ours === undefined || ours === '') return 'unset';
  return spelling(theirs) === spelling(ours) ? 'same' : 'different';
}

const asItIs = (text: string): string => text;

/** Addresses that lead to the same place: case of the host and a slash at the end do not matter. */
export function spelledAsAddress(text: string): string {
  const url = URL.parse(text);
  return url === null ? text : `${url.origin}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

/** Where PlanFix reaches us, from the panel's address as seen from outside. */
export const pbxAddress = (publicUrl: string): string => `${publicUrl.replace(/\/+$/, '')}/planfix`;
