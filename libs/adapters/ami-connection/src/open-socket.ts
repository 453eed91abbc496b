import { connect, type Socket } from 'node:net';
import { connect as connectTls, getCACertificates } from 'node:tls';
import type { AmiTransportOptions } from './ami-transport.ts';

interface SocketSteps {
  /** TCP is up; with TLS the handshake follows. */
  onConnected(): void;
  /** Bytes of the peer will follow. */
  onReady(): void;
}

/** A socket to the PBX; with TLS its certificate must be good for the host, else the handshake fails. */
export function openSocket({ node, tlsCa }: AmiTransportOptions, steps: SocketSteps): Socket {
  const { host, port } = node;
  const options = { host, port, noDelay: true, keepAlive: true };
  if (!node.tls) return connect(options, () => steps.onReady());
  const ca = tlsCa === undefined ? {} : { ca: [...getCACertificates('default'), tlsCa] };
  const socket = connectTls({ ...options, ...ca }, () => steps.onReady());
  socket.once('connect', () => steps.onConnected());
  return socket;
}
