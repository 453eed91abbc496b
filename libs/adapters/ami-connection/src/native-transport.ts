import type { Socket } from 'node:net';
import { AmiBlockReader, encodeAmiAction, type AmiAction, type AmiBlock } from '@planfix-asterisk/ami';
import { AmiLinkError } from './ami-link-error.ts';
import type { AmiPeer, AmiTransport, AmiTransportOptions, DroppedInput } from './ami-transport.ts';
import { credentialFault } from './credential-fault.ts';
import { LinkLife, networkDetail } from './link-life.ts';
import { firstLoginStep, nextLoginStep, type LoginStep } from './native-login.ts';
import { openSocket } from './open-socket.ts';

/** The transport of our own: sees the greeting before it logs in, speaks TLS, bounds what a peer may send. */
export class NativeTransport implements AmiTransport {
  readonly #options: AmiTransportOptions;
  readonly #reader = new AmiBlockReader();
  readonly #life: LinkLife;
  #socket: Socket | undefined;

  constructor(options: AmiTransportOptions) {
    this.#options = options;
    this.#life = new LinkLife({
      openMs: options.openMs,
      release: () => void this.#socket?.destroy(),
      onClose: (failure) => options.listener.onClose(failure),
    });
  }

  open(): Promise<AmiPeer> {
    const fault = credentialFault(this.#options.node);
    if (fault !== undefined) {
      this.#life.end(fault);
      return this.#life.opened;
    }
    const socket = openSocket(this.#options, {
      onConnected: () => this.#life.advance('securing'),
      onReady: () => this.#life.advance('greeting'),
    });
    this.#socket = socket;
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', (error) => this.#life.fail(networkDetail(error), error));
    socket.on('end', () => this.#life.fail('the peer closed the connection'));
    socket.on('close', () => this.#life.fail('the connection was closed'));
    return this.#life.opened;
  }

  send(action: AmiAction): void {
    const bytes = encodeAmiAction(action);
    if (this.#life.stage !== 'closed') this.#socket?.write(bytes);
  }

  close(failure: AmiLinkError): void {
    this.#life.end(failure);
  }

  get dropped(): DroppedInput {
    return this.#reader.dropped;
  }

  #read(chunk: Uint8Array): void {
    const blocks = this.#reader.read(chunk);
    if (this.#life.stage === 'greeting') this.#checkGreeting();
    for (const block of blocks) this.#take(block);
  }

  #checkGreeting(): void {
    const { greeting } = this.#reader;
    if (greeting.phase === 'foreign') {
      const began = JSON.stringify(greeting.line);
      this.#life.end(new AmiLinkError('not-asterisk', `the peer is no Asterisk: it began with ${began}`));
    } else if (greeting.phase === 'asterisk') {
      this.#life.advance('logging-in');
      this.#follow(firstLoginStep(this.#options.node));
    }
  }

  #take(block: AmiBlock): void {
    if (this.#life.stage === 'closed') return;
    const step = this.#life.stage === 'open' ? undefined : nextLoginStep(this.#options.node, block);
    if (step === undefined) this.#options.listener.onBlock(block);
    else this.#follow(step);
  }

  #follow(step: LoginStep): void {
    const { greeting } = this.#reader;
    if (step.kind === 'send') this.send(step.action);
    else if (step.kind === 'refused') this.#life.end(new AmiLinkError('wrong-secret', step.message));
    else this.#life.succeed({ amiVersion: greeting.phase === 'asterisk' ? greeting.version : null });
  }
}
