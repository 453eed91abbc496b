import { headerOf, type AmiAction, type AmiBlock } from '@planfix-asterisk/ami';
import { AmiUnansweredError } from './ami-link-error.ts';
import type { AmiList } from './pending-actions.ts';

/** Asked one by one only where the PBX cannot list them: a bound for very large installations. */
const MAX_ASKED = 500;

interface Asker {
  list(fields: AmiAction): Promise<AmiList>;
}

/**
 * FreePBX's devices whose name is not the extension of who uses them (Device & User mode): endpoint -> extension, from
 * AstDB. DBGetTree is there from Asterisk 16.28, 18.14 and 19.6 on; before that the devices of each extension are asked
 * for. Needs the right `reporting` or `system`; `undefined` where the PBX does not tell.
 */
export async function readDeviceUsers(
  asker: Asker,
  extensions: Iterable<string>,
): Promise<ReadonlyMap<string, string> | undefined> {
  const tree = await ask(asker, { Action: 'DBGetTree', Family: 'DEVICE' });
  if (tree.ok) return differing(tree.rows.flatMap(userOfDevice));
  if (/permission/i.test(tree.message)) return undefined;
  const pairs: Pair[] = [];
  for (const extension of [...extensions].slice(0, MAX_ASKED)) {
    const found = await ask(asker, { Action: 'DBGet', Family: 'AMPUSER', Key: `${extension}/device` });
    for (const device of found.rows.flatMap(devicesOf)) pairs.push([device, extension]);
  }
  return differing(pairs);
}

type Pair = readonly [device: string, extension: string];

/** `/DEVICE/9101/user` -> 9101. */
function userOfDevice(row: AmiBlock): Pair[] {
  const device = /^\/DEVICE\/([^/]+)\/user$/.exec(headerOf(row, 'key') ?? '')?.[1];
  const extension = headerOf(row, 'val') ?? '';
  return device === undefined || !/^[0-9A-Za-z_.-]+$/.test(extension) ? [] : [[device, extension]];
}

/** `9101&9102`. */
function devicesOf(row: AmiBlock): string[] {
  return (headerOf(row, 'val') ?? '').split('&').filter((device) => device !== '');
}

/** `none` is FreePBX's word for a device nobody is logged in at. */
function differing(pairs: readonly Pair[]): ReadonlyMap<string, string> {
  return new Map(pairs.filter(([device, extension]) => device !== extension && extension !== 'none'));
}

async function ask(asker: Asker, fields: AmiAction): Promise<AmiList> {
  try {
    return await asker.list(fields);
  } catch (error) {
    if (!(error instanceof AmiUnansweredError)) throw error;
    return { ok: false, message: error.message, block: {}, rows: [] };
  }
}
