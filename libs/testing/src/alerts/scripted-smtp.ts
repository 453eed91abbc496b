import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { selfSignedCertificate } from '../planfix/self-signed-certificate.ts';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly data: string;
  readonly isEncrypted: boolean;
  readonly user: string | null;
}
export interface ScriptedSmtpOptions {
  readonly security: 'tls' | 'starttls' | 'none';
  readonly username?: string;
  readonly password?: string;
}

/** An SMTP server on loopback, as much of one as a client that sends a message needs. */
export class ScriptedSmtp {
  readonly mails: ReceivedMail[] = [];
  /** Answered to RCPT from now on. */
  recipientAnswer = '250 2.1.5 Ok';
  readonly #options: ScriptedSmtpOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  static async start(options: ScriptedSmtpOptions): Promise<ScriptedSmtp> {
    const smtp = new ScriptedSmtp(options);
    smtp.#server.listen(0, '127.0.0.1');
    await once(smtp.#server, 'listening');
    return smtp;
  }

  private constructor(options: ScriptedSmtpOptions) {
    this.#options = options;
    const talk = (socket: Socket): void => this.#talk(socket, true);
    this.#server =
      options.security === 'tls' ? createTlsServer(selfSignedCertificate, talk) : createServer(talk);
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** One link; after STARTTLS the same conversation begins anew inside. */
  #talk(socket: Socket, greets: boolean): void {
    const session = {
      from: '',
      to: [] as string[],
      user: null as string | null,
      data: undefined as string[] | undefined,
    };
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let rest = '';
    socket.on('error', () => socket.destroy());
    const hear = (chunk: Buffer): void => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (session.data !== undefined) this.#takeData(line, socket, session, say);
        else if (/^STARTTLS$/i.test(line) && this.#options.security === 'starttls') {
          say('220 Go ahead');
          socket.off('data', hear);
          this.#talk(new TLSSocket(socket, { isServer: true, ...selfSignedCertificate }), false);
        } else this.#obey(line, session, say);
      }
    };
    socket.on('data', hear);
    if (greets) say('220 localhost ESMTP');
  }

  #takeData(line: string, socket: Socket, session: SmtpSession, say: (line: string) => void): void {
    if (line !== '.') {
      session.data?.push(line);
      return;
    }
    const { from, to, user, data = [] } = session;
    this.mails.push({ from, to, user, data: data.join('\n'), isEncrypted: socket instanceof TLSSocket });
    session.data = undefined;
    say('250 2.0.0 Ok: queued as 12345');
  }

  #obey(line: string, session: SmtpSession, say: (line: string) => void): void {
    const [command = ''] = line.toUpperCase().split(/[ :]/);
    switch (command) {
      case 'EHLO':
        say('250-localhost');
        if (this.#options.security === 'starttls') say('250-STARTTLS');
        if (this.#options.username !== undefined) say('250-AUTH PLAIN');
        say('250 SIZE 1000000');
        break;
      case 'AUTH':
        this.#logIn(line, session, say);
        break;
      case 'MAIL':
        session.from = line.slice('MAIL FROM:'.length);
        say('250 2.1.0 Ok');
        break;
      case 'RCPT':
        session.to.push(line.slice('RCPT TO:'.length));
        say(this.recipientAnswer);
        break;
      case 'DATA':
        session.data = [];
        say('354 End data with <CR><LF>.<CR><LF>');
        break;
      case 'QUIT':
        say('221 Bye');
        break;
      default:
        say('502 5.5.2 Command not recognized');
    }
  }

  #logIn(line: string, session: SmtpSession, say: (line: string) => void): void {
    const [, user = '', password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
      .toString('utf8')
      .split('\0');
    const isKnown = user === this.#options.username && password === this.#options.password;
    session.user = isKnown ? user : null;
    say(isKnown ? '235 2.7.0 Authentication successful' : `535 5.7.8 Authentication failed for ${user}`);
  }
}

interface SmtpSession {
  from: string;
  to: string[];
  user: string | null;
  data: string[] | undefined;
}
