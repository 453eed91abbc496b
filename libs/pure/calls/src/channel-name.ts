/** Channels of Asterisk's own making: nobody is at their other end. */
const pseudoTechnologies = new Set(
  [
    'Message',
    'ConfBridgeRecorder',
    'Recorder',
    'CBAnn',
    'CBRec',
    'Announcer',
    'Surrogate',
    'Bridge',
    'Snoop',
    'MulticastRTP',
    'UnicastRTP',
    'Parked',
    'Console',
  ].map((name) => name.toLowerCase()),
);

export type ChannelName =
  /** A phone or a trunk: `PJSIP/101-0000000a` has endpoint `101`, `DAHDI/i1/4951234567-5` has `i1`. */
  | { readonly kind: 'device'; readonly endpoint: string }
  /** One half of a pair: `Local/101@from-queue-0002;1`. */
  | { readonly kind: 'local'; readonly pair: string }
  | { readonly kind: 'pseudo' };

/** Reads a channel's name; the part behind the last dash is Asterisk's counter, the endpoint may have dashes itself. */
export function readChannelName(name: string): ChannelName {
  const slash = name.indexOf('/');
  if (slash <= 0) return { kind: 'pseudo' };
  const technology = name.slice(0, slash).toLowerCase();
  const rest = name.slice(slash + 1);
  if (technology === 'asyncgoto') return readChannelName(rest);
  if (technology === 'local') return localHalf(rest);
  if (pseudoTechnologies.has(technology)) return { kind: 'pseudo' };
  const dash = rest.lastIndexOf('-');
  const endpoint = (dash > 0 ? rest.slice(0, dash) : rest).split('/')[0] ?? '';
  return endpoint === '' ? { kind: 'pseudo' } : { kind: 'device', endpoint };
}

function localHalf(rest: string): ChannelName {
  return /;[12]$/.test(rest) ? { kind: 'local', pair: rest.slice(0, -2) } : { kind: 'pseudo' };
}
