import { hash, verify } from '@node-rs/argon2';

/** Each check takes 19 MiB and a thread of the pool: a flood of log-ins must not starve the rest of the product. */
const mostAtOnce = 4;
let underWay = 0;

/** Hash of a password nobody knows: an unknown name takes as long to refuse as a wrong password. */
const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$tEBMjG5cshmT4Vlj2CuSPw$nVn5FPEMYO8suPxWUNpef9Ih/CTW2g4MpMkLFuTBdUM';

/** argon2id with 19 MiB and two passes, the library's defaults (OWASP's first choice). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'));
}

export async function checkPassword(
  password: string,
  passwordHash: string | undefined,
): Promise<'right' | 'wrong' | 'busy'> {
  if (underWay >= mostAtOnce) return 'busy';
  underWay += 1;
  try {
    const fits = await verify(passwordHash ?? nobodysHash, password.normalize('NFKC'));
    return fits && passwordHash !== undefined ? 'right' : 'wrong';
  } finally {
    underWay -= 1;
  }
}
