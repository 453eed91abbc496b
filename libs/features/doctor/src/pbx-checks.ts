import { checkAmi } from '@planfix-asterisk/ami-connection';
import type { AmiCheckOptions } from '@planfix-asterisk/ami-connection';
import { secretIsSet } from '@planfix-asterisk/contracts';
import type { AmiNodeSettings, PbxCheck, PbxCheckRequest, Settings } from '@planfix-asterisk/contracts';

export type PbxCheckOutcome =
  | { readonly status: 'checked'; readonly check: PbxCheck }
  /** The marker of a secret came, and none is stored for this host, port and user. */
  | { readonly status: 'secret-missing' }
  | { readonly status: 'busy' };

/** Each opens a connection to an address that was typed in: a few at a time are enough for people. */
const mostAtOnce = 3;

/** Tries a PBX that is being set up, before it is saved. */
export class PbxChecks {
  readonly #settings: { current(): Pick<Settings, 'ami'> };
  readonly #options: AmiCheckOptions;
  #running = 0;

  constructor(settings: { current(): Pick<Settings, 'ami'> }, options: AmiCheckOptions = {}) {
    this.#settings = settings;
    this.#options = options;
  }

  async check(request: PbxCheckRequest): Promise<PbxCheckOutcome> {
    const node = this.#withSecret(request);
    if (node === undefined) return { status: 'secret-missing' };
    if (this.#running >= mostAtOnce) return { status: 'busy' };
    this.#running += 1;
    try {
      return { status: 'checked', check: await checkAmi(node, this.#options) };
    } finally {
      this.#running -= 1;
    }
  }

  /** A stored secret goes only to where it was stored for, else it could be sent to a host of the sender's choice. */
  #withSecret(request: PbxCheckRequest): AmiNodeSettings | undefined {
    const node = { ...request, name: 'check' };
    if (request.secret !== secretIsSet) return node;
    const stored = this.#settings
      .current()
      .ami.find(
        ({ host, port, username, tls }) =>
          host === node.host && port === node.port && username === node.username && (node.tls || !tls),
      );
    return stored && { ...node, secret: stored.secret };
  }
}
