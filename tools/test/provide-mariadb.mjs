import { existsSync } from 'node:fs';
import { canInstallPackages, installPackages } from './debian-packages.mjs';

const programs = ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db', '/usr/bin/my_print_defaults'];
/** Without the package that starts a server by itself: each test starts its own. */
const packages = ['mariadb-server-core', 'mariadb-client-core'];

/** A MariaDB for the tests of back-fill. Returns what vitest is told to leave out, said loudly, where there is none. */
export async function provideMariadb() {
  if (isThere()) return [];
  if (canInstallPackages() && (await installPackages('the tests of back-fill', packages)) && isThere())
    return [];
  console.log(
    '\n!! No MariaDB here (not root, or no apt-get): BACK-FILL FROM A REAL DATABASE IS NOT TESTED.\n' +
      `!! To test everything: sudo apt-get install ${packages.join(' ')}\n`,
  );
  return ['--exclude', '**/*.mariadb.int.spec.ts'];
}

const isThere = () => programs.every((program) => existsSync(program));
