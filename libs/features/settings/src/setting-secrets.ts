import { secretIsSet } from '@planfix-asterisk/contracts';
import type { SettingsSection } from '@planfix-asterisk/contracts';
import type { OpenedSecret, SecretBox } from '@planfix-asterisk/runtime';
import { isSecret } from './instance-file-schema.ts';
import type { SettingPath } from './instance-file-schema.ts';
import { valueAt } from './setting-problem.ts';

/** Stands in the audit log for a secret that was replaced. */
export const secretIsNew = `${secretIsSet} (new)`;

type ChangeSecret = (secret: string, path: SettingPath) => string;

/** A copy of a section in which every secret was replaced by what `change` gives. */
export function mapSecrets(value: unknown, path: SettingPath, change: ChangeSecret): unknown {
  if (typeof value === 'string') return isSecret(path) ? change(value, path) : value;
  if (Array.isArray(value)) return value.map((item, index) => mapSecrets(item, [...path, index], change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapSecrets(item, [...path, key], change)]),
  );
}

export function sealSecrets(value: unknown, section: SettingsSection, box: SecretBox): unknown {
  return mapSecrets(value, [section], (secret, path) => box.seal(purposeOf(path), secret));
}

/** Secrets that do not open become empty; `lost` says why the first of them did not. */
export function openSecrets(
  value: unknown,
  section: SettingsSection,
  box: SecretBox,
): { value: unknown; lost?: Exclude<OpenedSecret['status'], 'opened'> } {
  let lost: Exclude<OpenedSecret['status'], 'opened'> | undefined;
  const opened = mapSecrets(value, [section], (sealed, path) => {
    const result = box.open(purposeOf(path), sealed);
    if (result.status === 'opened') return result.text;
    lost ??= result.status;
    return '';
  });
  return { value: opened, lost };
}

/** For the browser: a secret that is set is a marker, one that is lost stays empty. */
export function hideSecrets(value: unknown, section: SettingsSection): unknown {
  return mapSecrets(value, [section], (secret) => (secret === '' ? '' : secretIsSet));
}

export function hideSecretsMarkingNew(value: unknown, section: SettingsSection, before: unknown): unknown {
  const known = new Set<string>();
  mapSecrets(before, [section], (secret) => {
    known.add(secret);
    return secret;
  });
  return mapSecrets(value, [section], (secret) => (known.has(secret) ? secretIsSet : secretIsNew));
}

/** Puts the kept secret where the panel sent the marker back; where there is none to keep it becomes empty. */
export function keepSecrets(value: unknown, section: SettingsSection, kept: unknown): unknown {
  return mapSecrets(value, [section], (sent, path) => {
    if (sent !== secretIsSet) return sent;
    const secret = valueAt(kept, pathInKept(path.slice(1), value, kept));
    return typeof secret === 'string' ? secret : '';
  });
}

/** A node keeps its secret under its name, and under a new name while the log-in is the same. */
function pathInKept(path: SettingPath, value: unknown, kept: unknown): SettingPath {
  const [index, ...rest] = path;
  if (typeof index !== 'number' || !Array.isArray(kept)) return path;
  const node = valueAt(value, [index]);
  const hasSame = (fields: readonly string[]) => (candidate: unknown) =>
    fields.every((field) => valueAt(candidate, [field]) === valueAt(node, [field]));
  const byName = kept.findIndex(hasSame(['name']));
  return [byName >= 0 ? byName : kept.findIndex(hasSame(['host', 'port', 'username'])), ...rest];
}

function purposeOf(path: SettingPath): string {
  return `settings:${path.map((key) => (typeof key === 'number' ? '*' : String(key))).join('.')}`;
}
