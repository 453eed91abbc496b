import { createServer } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { StartError } from '@planfix-asterisk/runtime';

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Asked before anything is opened, so that a second start ends without having touched database or PBX. */
export async function assertPortIsFree(place: Place): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(place.port, place.host, () => probe.close(() => resolve()));
  }).catch((error: unknown) => {
    throw explained(error, place);
  });
}

/** Returns the address to open in a browser. */
export async function listen(app: NestExpressApplication, place: Place): Promise<string> {
  try {
    await app.listen(place.port, place.host);
  } catch (error) {
    throw explained(error, place);
  }
  // PORT=0 lets the system choose.
  const address: unknown = app.getHttpServer().address();
  const port = hasPort(address) ? address.port : place.port;
  return `http://${hostInUrl(place.host)}:${port}`;
}

function hasPort(address: unknown): address is { port: number } {
  return typeof address === 'object' && address !== null && 'port' in address;
}

function hostInUrl(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

const remedies: Record<string, (place: Place) => string> = {
  EADDRINUSE: ({ port }) =>
    `PORT: ${port} is used by another program. Stop it, or choose another port, e.g. PORT=${port + 1} npm start`,
  EACCES: ({ port }) =>
    `PORT: no right to listen on ${port}. Ports below 1024 are for root: choose a higher one.`,
  EADDRNOTAVAIL: ({ host }) => `HOST: ${host} is no address of this machine. 0.0.0.0 listens on all of them.`,
  ENOTFOUND: ({ host }) => `HOST: ${host} is not known. 0.0.0.0 listens on all addresses of this machine.`,
};

function explained(error: unknown, place: Place): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const remedy = remedies[code];
  return remedy === undefined ? error : new StartError(remedy(place), { cause: error });
}
