import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AsteriskVersion } from './suites.ts';
import { runProgram } from './run-program.ts';

export type AsteriskInstall = {
  readonly version: AsteriskVersion;
  /** As the program itself says, e.g. `16.28.0~dfsg-0+deb11u4`. */
  readonly release: string;
  /** The unpacked tree's own dynamic loader: its C library is not the machine's. */
  readonly loader: string;
  readonly libraryPath: string;
  readonly program: string;
  readonly modules: string;
  /** Sounds and the XML documentation without which Asterisk refuses part of its configuration. */
  readonly data: string;
};

/** Finds the parts of an unpacked Asterisk and proves that it runs. */
export async function inspectInstall(version: AsteriskVersion, root: string): Promise<AsteriskInstall> {
  const libraryFolders = [
    ...(await multiarchFolders(root, 'lib')),
    ...(await multiarchFolders(root, 'usr/lib')),
  ];
  const loader = await firstLoader(libraryFolders);
  const candidates = [join(root, 'usr/lib'), ...libraryFolders].map((folder) =>
    join(folder, 'asterisk/modules'),
  );
  const modules = await firstPresent(candidates);
  // Debian keeps Asterisk's own library beside its modules' folder, in one suite or the other.
  const libraryPath = [...libraryFolders, join(modules, '../..')].join(':');
  const program = join(root, 'usr/sbin/asterisk');
  const said = await runProgram(loader, ['--library-path', libraryPath, program, '-V'], { limitMs: 20_000 });
  const release = said.trim().replace(/^Asterisk /, '');
  return { version, release, loader, libraryPath, program, modules, data: join(root, 'usr/share/asterisk') };
}

async function multiarchFolders(root: string, parent: string): Promise<string[]> {
  const names = await readdir(join(root, parent)).catch(() => []);
  return names.filter((name) => name.includes('-linux-gnu')).map((name) => join(root, parent, name));
}

async function firstLoader(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const name = (await readdir(folder)).find((file) => /^ld-linux.*\.so\.\d+$/.test(file));
    if (name !== undefined) return join(folder, name);
  }
  throw new Error(`No dynamic loader in ${folders.join(', ')}`);
}

async function firstPresent(paths: readonly string[]): Promise<string> {
  for (const path of paths) {
    const present = await access(path).then(
      () => true,
      () => false,
    );
    if (present) return path;
  }
  throw new Error(`None of these is there: ${paths.join(', ')}`);
}
