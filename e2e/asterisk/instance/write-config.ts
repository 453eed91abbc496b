import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AsteriskInstall } from '../fetch/asterisk-install.ts';
import { modulesConf, type InstanceRole } from './asterisk-modules.ts';

/** What the `@words@` of the configuration files stand for. */
export type ConfigWords = Readonly<Record<string, string | number>>;

const source = join(import.meta.dirname, '..');

/** A complete private home of one Asterisk: every folder it reads or writes is below `home`. */
export async function writeConfig(
  install: AsteriskInstall,
  role: InstanceRole,
  { home, words }: { readonly home: string; readonly words: ConfigWords },
): Promise<void> {
  for (const name of ['etc', 'var', 'spool/monitor', 'spool/voicemail', 'run', 'data/sounds'])
    await mkdir(join(home, name), { recursive: true });
  for (const name of ['cdr-csv', 'cdr-custom']) await mkdir(join(home, 'log', name), { recursive: true });
  // A tree that was only unpacked has no `en`: the packages make that link when they are installed.
  await symlink(join(install.data, 'sounds/en_US_f_Allison'), join(home, 'data/sounds/en'));
  await symlink(join(install.data, 'documentation'), join(home, 'data/documentation'));
  await writeFile(join(home, 'etc/asterisk.conf'), asteriskConf(home, install, role));
  await writeFile(join(home, 'etc/modules.conf'), await modulesConf(install.modules, role));
  for (const folder of ['both', role]) {
    for (const name of await readdir(join(source, folder))) {
      const text = await readFile(join(source, folder, name), 'utf8');
      const filled = fillIn(text, { ...words, soundsDirectory: join(home, 'data/sounds/en') });
      await writeFile(join(home, 'etc', name), filled, { mode: 0o600 });
    }
  }
}

function fillIn(text: string, words: ConfigWords): string {
  return text.replace(/^([^;\n]*)@(\w+)@/gm, (_, before: string, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`Nobody says what @${word}@ is`);
    return `${before}${value}`;
  });
}

/** The newer PBX has a system name, as installations with several servers do: it stands in every unique id. */
function asteriskConf(home: string, { modules, version }: AsteriskInstall, role: InstanceRole): string {
  const systemName = role === 'pbx' && version === '22' ? 'systemname = pbx-one\n' : '';
  return `[directories]
astetcdir => ${home}/etc
astmoddir => ${modules}
astvarlibdir => ${home}/var
astdbdir => ${home}/var
astkeydir => ${home}/var
astdatadir => ${home}/data
astagidir => ${home}/var
astspooldir => ${home}/spool
astrundir => ${home}/run
astlogdir => ${home}/log

[options]
verbose = 3
hideconnect = yes
${systemName}`;
}
