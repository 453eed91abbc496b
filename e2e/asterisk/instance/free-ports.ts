import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

type Held = { readonly port: number; release(): Promise<void> };

/** Ports free on 127.0.0.1 at this moment, all different; they are let go together, just before they are used. */
export async function freePorts(kinds: readonly ('tcp' | 'udp')[]): Promise<number[]> {
  const held: Held[] = [];
  for (const kind of kinds) held.push(kind === 'tcp' ? await holdTcp() : await holdUdp());
  for (const port of held) await port.release();
  return held.map(({ port }) => port);
}

async function holdTcp(): Promise<Held> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server without a port');
  return { port: address.port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function holdUdp(): Promise<Held> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', resolve);
  });
  return {
    port: socket.address().port,
    release: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
