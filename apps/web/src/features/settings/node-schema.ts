import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import { amiNodeSchema } from '@planfix-asterisk/contracts';

export const freshNode: AmiNodeSettings = {
  name: 'main',
  host: '127.0.0.1',
  port: 5038,
  username: 'planfix',
  secret: '',
  tls: false,
  transport: 'native',
};

/** With TLS only the built-in library can serve. */
export const withFitTransport = (node: AmiNodeSettings): AmiNodeSettings =>
  node.tls ? { ...node, transport: 'native' } : node;

export const nodeSchemaBeside = (taken: readonly string[]) =>
  amiNodeSchema.refine(({ name }) => !taken.includes(name), { path: ['name'] });
