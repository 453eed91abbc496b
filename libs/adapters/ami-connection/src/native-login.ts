import { createHash } from 'node:crypto';
import { headerOf, type AmiAction, type AmiBlock } from '@planfix-asterisk/ami';
import { isAnswer } from './is-answer.ts';

export type LoginStep =
  | { readonly kind: 'send'; readonly action: AmiAction }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly message: string };

interface Credentials {
  readonly username: string;
  readonly secret: string;
  readonly tls: boolean;
}

const CHALLENGE_ID = 'planfix-challenge';
const LOGIN_ID = 'planfix-login';

/** Over a plain link a challenge is asked for first, so that the secret itself does not cross the network. */
export function firstLoginStep(credentials: Credentials): LoginStep {
  if (credentials.tls) return plainLogin(credentials);
  return { kind: 'send', action: { Action: 'Challenge', ActionID: CHALLENGE_ID, AuthType: 'MD5' } };
}

/** What an answer means for the login; `undefined` for a message that is not about it. */
export function nextLoginStep(credentials: Credentials, block: AmiBlock): LoginStep | undefined {
  const response = headerOf(block, 'response')?.toLowerCase();
  const id = headerOf(block, 'actionid');
  if (!isAnswer(block)) return undefined;
  if (id === CHALLENGE_ID) {
    const challenge = headerOf(block, 'challenge') ?? '';
    return challenge === '' ? plainLogin(credentials) : challengeLogin(credentials, challenge);
  }
  if (id !== LOGIN_ID) return undefined;
  if (response === 'success') return { kind: 'accepted' };
  return { kind: 'refused', message: headerOf(block, 'message') ?? 'login refused' };
}

function plainLogin({ username, secret }: Credentials): LoginStep {
  const action = { Action: 'Login', ActionID: LOGIN_ID, Username: username, Secret: secret };
  return { kind: 'send', action };
}

/** `AuthType: MD5` of Asterisk's Login: the key is md5(challenge + secret) in hex. */
function challengeLogin({ username, secret }: Credentials, challenge: string): LoginStep {
  const key = createHash('md5').update(`${challenge}${secret}`).digest('hex');
  return {
    kind: 'send',
    action: { Action: 'Login', ActionID: LOGIN_ID, AuthType: 'MD5', Username: username, Key: key },
  };
}
