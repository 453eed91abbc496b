import { AmiActionError, amiActionHeaders } from '@planfix-asterisk/ami';
import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import { AmiLinkError } from './ami-link-error.ts';

/** A user name or secret that must not be sent: Asterisk would take a line break in it for a header or an action. */
export function credentialFault({ username, secret }: AmiNodeSettings): AmiLinkError | undefined {
  try {
    amiActionHeaders({ Action: 'Login', Username: username, Secret: secret });
    return undefined;
  } catch (error) {
    if (!(error instanceof AmiActionError)) throw error;
    return new AmiLinkError('wrong-secret', error.message, { cause: error });
  }
}
