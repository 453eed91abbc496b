import { connect, type Socket } from 'node:net';
import { formatAmiAction, header, parseAmiMessage, type AmiMessage } from './ami-message.ts';

export type AmiAccess = {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
};
export type EventListener = (event: AmiMessage) => void;

const answerLimitMs = 10_000;

/** Just enough AMI for the lab; the product has its own, and is not to be tested with itself. */
export class AmiClient {
  private readonly socket: Socket;
  private readonly listeners = new Set<EventListener>();
  private readonly waiting = new Map<string, (response: AmiMessage) => void>();
  private unread = '';
  private lastActionId = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => this.read(text));
    socket.on('error', () => undefined);
  }

  static async connect(access: AmiAccess, onEvent?: EventListener): Promise<AmiClient> {
    const socket = connect(access.port, access.host);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    const client = new AmiClient(socket);
    if (onEvent !== undefined) client.onEvent(onEvent);
    await client.perform({ Action: 'Login', Username: access.username, Secret: access.secret });
    return client;
  }

  onEvent(listener: EventListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Sends an action and gives its response; a refusal is an error. */
  async perform(fields: AmiMessage): Promise<AmiMessage> {
    const response = await this.ask(fields);
    if (header(response, 'Response') !== 'Error') return response;
    throw new Error(`AMI refused ${header(fields, 'Action')}: ${header(response, 'Message')}`);
  }

  ask(fields: AmiMessage): Promise<AmiMessage> {
    this.lastActionId += 1;
    const actionId = `lab-${this.lastActionId}`;
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.waiting.delete(actionId);
        this.socket.off('close', lost);
      };
      const fail = (what: string): void => {
        stop();
        reject(new Error(`AMI ${header(fields, 'Action')}: ${what}`));
      };
      const lost = (): void => fail('the connection is lost');
      const timer = setTimeout(() => fail('no answer'), answerLimitMs);
      this.socket.once('close', lost);
      this.waiting.set(actionId, (response) => {
        stop();
        resolve(response);
      });
      this.socket.write(formatAmiAction({ ...fields, ActionID: actionId }));
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(text: string): void {
    this.unread += text;
    const blocks = this.unread.split('\r\n\r\n');
    this.unread = blocks.pop() ?? '';
    for (const block of blocks) this.dispatch(parseAmiMessage(block));
  }

  private dispatch(message: AmiMessage): void {
    if (message['Event'] !== undefined) for (const listener of this.listeners) listener(message);
    else this.waiting.get(header(message, 'ActionID'))?.(message);
  }
}
