interface LookupPlace {
  /** Where the PBX reaches this program, e.g. `http://192.0.2.10:3000`. */
  readonly base: string;
  readonly key: string;
}

interface FastAgiPlace extends LookupPlace {
  readonly host: string;
  readonly port: number;
}

/**
 * What is typed into FreePBX's form Admin → CallerID Lookup Sources. Its port is 80 for https as well if it is left out
 * (FreePBX 13), and a slash before the path is doubled.
 */
export function lookupSource({ base, key }: LookupPlace) {
  const { protocol, hostname, port, pathname } = new URL(base);
  const type = protocol.slice(0, -1);
  return {
    type,
    host: hostname,
    port: port === '' ? (type === 'https' ? '443' : '80') : port,
    path: `${pathname.slice(1)}${pathname.endsWith('/') ? '' : '/'}lookup/name`.replace(/^\//, ''),
    query: `key=${key}&number=[NUMBER]&name=[NAME]`,
  };
}

/** The address for FreePBX's Dynamic Routes. */
export const dynamicRouteUrl = ({ base, key }: LookupPlace): string =>
  `${trimmed(base)}/lookup/responsible?key=${key}&number=[NUMBER]`;

/** Lines of a dialplan that ask by CURL(). */
export function curlLines({ base, key }: LookupPlace): string {
  const ask = (what: string): string =>
    `\${CURL(${trimmed(base)}/lookup/${what}?key=${key}&number=\${URIENCODE(\${CALLERID(num)})})}`;
  return [
    `same => n,Set(CALLERID(name)=${ask('name')})`,
    `same => n,Set(RESPONSIBLE=${ask('responsible')})`,
  ].join('\n');
}

/** The same by FastAGI; the answers come as CALLERID(name) and PLANFIX_RESPONSIBLE. */
export function agiLines({ base, key, host, port }: FastAgiPlace): string {
  // Listening everywhere is not an address that can be called.
  const address = host === '0.0.0.0' || host === '::' ? new URL(base).hostname : host;
  const shown = address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
  return ['name', 'responsible']
    .map((script) => `same => n,AGI(agi://${shown}:${port}/${script},${key})`)
    .join('\n');
}

const trimmed = (base: string): string => base.replace(/\/+$/, '');
