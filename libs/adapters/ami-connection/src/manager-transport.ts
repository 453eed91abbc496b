import type { AmiAction, AmiBlock } from '@planfix-asterisk/ami';
import { amiActionHeaders, headerOf } from '@planfix-asterisk/ami';
import createManager from 'asterisk-manager';
import { AmiLinkError } from './ami-link-error.ts';
import type { AmiPeer, AmiTransport, AmiTransportOptions, DroppedInput } from './ami-transport.ts';
import { blockOfItem } from './block-of-item.ts';
import { credentialFault } from './credential-fault.ts';
import { isAnswer } from './is-answer.ts';
import { LinkLife, networkDetail } from './link-life.ts';

/**
 * asterisk-manager 0.2.0 behind guards: one instance per connection, never `keepConnected` or `disconnect`, own dispatch
 * of messages, no action before the login is done. It cannot see the greeting, and a bare LF in a value ends a line.
 */
export class ManagerTransport implements AmiTransport {
  /** It knows no limit and takes every line for a header. */
  readonly dropped: DroppedInput = { oversizedMessages: 0, garbageLines: 0 };
  readonly #options: AmiTransportOptions;
  readonly #ami = createManager();
  readonly #socketLife = new AbortController();
  readonly #life: LinkLife;

  constructor(options: AmiTransportOptions) {
    this.#options = options;
    this.#life = new LinkLife({
      openMs: options.openMs,
      release: () => this.#socketLife.abort(),
      onClose: (failure) => options.listener.onClose(failure),
    });
  }

  open(): Promise<AmiPeer> {
    const fault = credentialFault(this.#options.node);
    if (fault !== undefined) {
      this.#life.end(fault);
      return this.#life.opened;
    }
    const { host, port, username, secret } = this.#options.node;
    const ami = this.#ami;
    // Its own dispatch emits events by name among 'connect', 'close' and the ActionIDs, and throws on a doubled UserEvent.
    ami.removeAllListeners('rawevent');
    ami.on('rawevent', (item) => this.#take(item));
    ami.on('error', (error) => this.#life.fail(networkDetail(error), error));
    ami.on('end', () => this.#life.fail('the peer closed the connection'));
    ami.on('close', () => this.#life.fail('the connection was closed'));
    ami.options.username = username;
    ami.options.password = secret;
    // The signal is the only way to destroy the socket: `disconnect` half-closes it.
    ami.connect({ host, port, signal: this.#socketLife.signal }, undefined, () => this.#login());
    return this.#life.opened;
  }

  send(action: AmiAction): void {
    const headers = amiActionHeaders(action);
    if (this.#life.stage !== 'open') return;
    const id = this.#ami.action(namedOnce(headers));
    // Answers come by our own dispatch; the callback it has just registered would stay for ever.
    this.#ami.removeAllListeners(id);
  }

  close(failure: AmiLinkError): void {
    this.#life.end(failure);
  }

  #login(): void {
    this.#life.advance('logging-in');
    this.#ami.login((refusal) => {
      if (refusal === undefined) this.#life.succeed({ amiVersion: null });
      else this.#life.end(new AmiLinkError('wrong-secret', messageOf(refusal)));
    });
  }

  #take(item: unknown): void {
    if (this.#life.stage === 'closed' || typeof item !== 'object' || item === null) return;
    const block = blockOfItem(item);
    if (this.#life.stage === 'logging-in' && isAnswer(block)) {
      this.#takeLoginAnswer(block, item);
    } else {
      this.#options.listener.onBlock(block);
    }
  }

  #takeLoginAnswer(block: AmiBlock, item: object): void {
    const id = headerOf(block, 'actionid') ?? '';
    // The login's ActionID is the time in digits; any other name could be that of a socket event.
    if (!/^\d+$/.test(id)) return;
    const refused = headerOf(block, 'response')?.toLowerCase() === 'error';
    this.#ami.emit(id, refused ? item : undefined, item);
  }
}

/**
 * Fields as asterisk-manager wants them: lower-case names, and for a repeated header the name with blanks behind it,
 * which it strips; it would join a list with commas.
 */
function namedOnce(headers: readonly (readonly [string, string])[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of headers) {
    let key = name.toLowerCase();
    while (key in fields) key += ' ';
    fields[key] = value;
  }
  return fields;
}

function messageOf(refusal: unknown): string {
  const block = typeof refusal === 'object' && refusal !== null ? blockOfItem(refusal) : {};
  return headerOf(block, 'message') ?? 'login refused';
}
