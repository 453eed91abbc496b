import { existsSync } from 'node:fs';
import { runQuietly, step } from '../setup/step.mjs';

export const canInstallPackages = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs packages of Debian; false, with the words of apt-get shown, if that fails. */
export function installPackages(purpose, packages) {
  return step(`installing ${packages.join(' and ')} for ${purpose} (apt-get)`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runQuietly('apt-get', ['update', '-q'], { env });
    const { ok, output } = await runQuietly(
      'apt-get',
      ['install', '-q', '-y', '--no-install-recommends', ...packages],
      { env },
    );
    if (!ok) console.log(output);
    return ok;
  });
}
