export type AsteriskVersion = '16' | '22';

/** Debian 12 and 13 have no Asterisk; the same mirrors carry the older suite and the unstable one, which do. */
export const suites: Readonly<Record<AsteriskVersion, string>> = { '16': 'bullseye', '22': 'sid' };

export function isAsteriskVersion(text: string): text is AsteriskVersion {
  return Object.hasOwn(suites, text);
}
