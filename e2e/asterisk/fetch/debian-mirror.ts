import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

type AptSource = {
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
};

const rollingSuites = ['stable', 'oldstable', 'testing', 'unstable', 'sid'];

/** The mirror of Debian itself among the machine's package sources; nothing where the machine is no Debian. */
export async function findDebianMirror(etc = '/etc'): Promise<string | undefined> {
  const named = process.env['ASTERISK_MIRROR'];
  if (named !== undefined && named !== '') return named;
  const release = await readText(join(etc, 'os-release'));
  if (!/^ID="?debian"?$/m.test(release)) return undefined;
  const codename = /^VERSION_CODENAME="?(\w+)/m.exec(release)?.[1];
  const known = codename === undefined ? rollingSuites : [codename, ...rollingSuites];
  const sources = await readAptSources(join(etc, 'apt'));
  const mirror = sources.find((source) => isDebianItself(source, known));
  return mirror?.uri.replace(/\/+$/, '') ?? 'http://deb.debian.org/debian';
}

// Vendors' repositories have their own components or suites; the security archive has its own tree.
function isDebianItself(source: AptSource, suites: readonly string[]): boolean {
  return (
    /^https?:/.test(source.uri) &&
    !source.uri.includes('security') &&
    source.components.includes('main') &&
    source.suites.some((suite) => suites.includes(suite))
  );
}

async function readAptSources(apt: string): Promise<AptSource[]> {
  const folder = join(apt, 'sources.list.d');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(
    names.map(async (name) => ({ name, text: await readText(join(folder, name)) })),
  );
  const oneLine = texts.filter(({ name }) => name.endsWith('.list')).map(({ text }) => text);
  const stanzas = texts.filter(({ name }) => name.endsWith('.sources')).map(({ text }) => text);
  return [
    ...[await readText(join(apt, 'sources.list')), ...oneLine].flatMap(parseOneLineFormat),
    ...stanzas.flatMap(parseStanzaFormat),
  ];
}

/** `deb [signed-by=…] http://deb.debian.org/debian bookworm main contrib` */
export function parseOneLineFormat(text: string): AptSource[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+([^#]+)/.exec(line);
    const [, uri, suite, components] = match ?? [];
    if (uri === undefined || suite === undefined || components === undefined) return [];
    return [{ uri, suites: [suite], components: components.trim().split(/\s+/) }];
  });
}

/** The deb822 format: stanzas of `Field: value`, parted by empty lines. */
export function parseStanzaFormat(text: string): AptSource[] {
  const stanzas = text.replace(/^#.*\n/gm, '').split(/\n\s*\n/);
  return stanzas.flatMap((stanza) => {
    const words = (field: string): string[] =>
      new RegExp(`^${field}:[ \\t]*(.*(?:\\n[ \\t].*)*)`, 'im').exec(stanza)?.[1]?.trim().split(/\s+/) ?? [];
    if (!words('Types').includes('deb') || words('Enabled').includes('no')) return [];
    return words('URIs').map((uri) => ({ uri, suites: words('Suites'), components: words('Components') }));
  });
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
