import { headerOf, type AmiBlock } from '@planfix-asterisk/ami';
import type { AmiRight, AmiRightName, AmiRights } from '@planfix-asterisk/contracts';

export type ReadRight = 'call' | 'dialplan' | 'agent' | 'cdr';

/** In the order of what is lost without them. */
export const readRights: readonly ReadRight[] = ['call', 'dialplan', 'agent', 'cdr'];

/** By an action of ours that each right to write allows. */
const writeProbes = [
  { name: 'write-reporting', action: 'coreshowchannels' },
  { name: 'write-originate', action: 'originate' },
] as const satisfies readonly { name: AmiRightName; action: string }[];

/** Actions that one right alone allows: `command` and `config` run programs, `system` reloads and stops modules. */
const unneededProbes = [
  { right: 'command', action: 'command' },
  { right: 'config', action: 'updateconfig' },
  { right: 'system', action: 'moduleload' },
] as const satisfies readonly { right: AmiRights['unneeded'][number]; action: string }[];

/**
 * The answer to `ListCommands`, which every user may ask: a header for each action that he may use. `undefined` when
 * Asterisk did not answer.
 */
export type AllowedActions = AmiBlock | undefined;

export function writeRightsOf(allowed: AllowedActions): AmiRight[] {
  return writeProbes.map(({ name, action }): AmiRight => {
    if (allowed === undefined) return { name, state: 'unknown', evidence: 'not-told' };
    return headerOf(allowed, action) === undefined
      ? { name, state: 'missing', evidence: 'not-listed' }
      : { name, state: 'present', evidence: 'listed' };
  });
}

export function unneededRightsOf(allowed: AllowedActions): AmiRights['unneeded'] {
  if (allowed === undefined) return [];
  return unneededProbes
    .filter(({ action }) => headerOf(allowed, action) !== undefined)
    .map(({ right }) => right);
}
