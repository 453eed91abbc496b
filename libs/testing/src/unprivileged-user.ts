import { readFile } from 'node:fs/promises';

/** Database servers refuse to run as root; every system has `nobody`. */
export async function unprivilegedUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const nobody = users.find(([name]) => name === 'nobody');
  if (nobody === undefined) throw new Error('A server does not run as root, and there is no user "nobody"');
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) };
}
