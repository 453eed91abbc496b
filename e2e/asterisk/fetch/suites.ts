export type AsteriskVersion = '16' | '22';

export type Suite = { readonly name: string; readonly packages: readonly string[] };

const forBoth = [
  'asterisk',
  'asterisk-modules',
  'asterisk-core-sounds-en-gsm',
  'asterisk-core-sounds-en-wav',
];

/** Debian 12 and 13 have no Asterisk; the same mirrors carry the older suite and the unstable one, which do. */
export const suites: Readonly<Record<AsteriskVersion, Suite>> = {
  '16': { name: 'bullseye', packages: [...forBoth, 'asterisk-voicemail'] },
  '22': { name: 'sid', packages: forBoth },
};

export function isAsteriskVersion(text: string): text is AsteriskVersion {
  return Object.hasOwn(suites, text);
}
