import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const downloadLimitMs = 600_000;

export type PrivateApt = {
  readonly packagesFolder: string;
  /** Reads the suite's list of packages. Signatures are checked with the machine's Debian keyring. */
  update(): Promise<void>;
  /** Downloads the packages and all they need, each checked against the signed list. */
  download(packages: readonly string[]): Promise<void>;
};

/** An apt whose lists, cache and idea of what is installed live in one folder: the machine's own is not touched. */
export async function privateApt(folder: string, mirror: string, suite: string): Promise<PrivateApt> {
  const packagesFolder = join(folder, 'cache/archives');
  const folders = ['lists/partial', 'cache/archives/partial', 'empty', 'log'].map((name) =>
    join(folder, name),
  );
  for (const path of folders) await mkdir(path, { recursive: true });
  await access(keyring);
  await writeFile(join(folder, 'status'), '');
  await writeFile(join(folder, 'sources.list'), `deb [signed-by=${keyring}] ${mirror} ${suite} main\n`);
  await writeFile(join(folder, 'apt.conf'), `${aptConf(folder)}${await machineNetworkOptions()}`, {
    mode: 0o600,
  });
  const env = { APT_CONFIG: join(folder, 'apt.conf'), DEBIAN_FRONTEND: 'noninteractive' };
  return {
    packagesFolder,
    async update() {
      await runProgram('apt-get', ['update', '-q', '--error-on=any'], { env, limitMs: 120_000 });
    },
    async download(packages) {
      const options = ['install', '-y', '-q', '--download-only', '--no-install-recommends', ...packages];
      await runProgram('apt-get', options, { env, limitMs: downloadLimitMs });
    },
  };
}

// Old suites are no longer re-signed, hence Check-Valid-Until. Sandbox::User: the user _apt cannot read a private folder.
function aptConf(folder: string): string {
  return `Dir "${folder}/";
Dir::Etc::main "/dev/null";
Dir::Etc::parts "${folder}/empty";
Dir::Etc::sourcelist "${folder}/sources.list";
Dir::Etc::sourceparts "${folder}/empty";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "${folder}/empty";
Dir::State "${folder}";
Dir::State::lists "${folder}/lists";
Dir::State::status "${folder}/status";
Dir::Cache "${folder}/cache";
Dir::Log "${folder}/log";
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "20";
Acquire::https::Timeout "20";
APT::Sandbox::User "";
Debug::NoLocking "true";
`;
}

/** The machine's proxy and certificates are the only part of its apt settings that is of use here. */
async function machineNetworkOptions(): Promise<string> {
  const dump = await runProgram('apt-config', ['dump'], { limitMs: 10_000 });
  const network = dump.split('\n').filter((line) => /^Acquire::https?::.*(Proxy|CaInfo|CaPath)/i.test(line));
  return network.map((line) => `${line}\n`).join('');
}
