export type UnavailableCode =
  'not-debian' | 'suite-unreachable' | 'package-missing' | 'download-failed' | 'unpack-failed';

const remedies: Readonly<Record<UnavailableCode, string>> = {
  'not-debian':
    'Run these tests on Debian 11 or newer (the image debian:bookworm will do), or name a Debian mirror in ASTERISK_MIRROR.',
  'suite-unreachable':
    'Check the network and the proxy of apt, or name a mirror that has the suite in ASTERISK_MIRROR, e.g. http://deb.debian.org/debian.',
  'package-missing':
    'The suite has no Asterisk any more: name a mirror or snapshot that has it in ASTERISK_MIRROR, or another suite in fetch/suites.ts.',
  'download-failed': 'Try again; a broken fetch leaves nothing behind.',
  'unpack-failed':
    'Check the free space (400 MB) of the cache folder, or choose another one with ASTERISK_CACHE.',
};

/** A lab without Asterisk is a failure to be seen, never a reason to skip a test. */
export class AsteriskUnavailable extends Error {
  readonly code: UnavailableCode;
  readonly remedy: string;

  constructor(code: UnavailableCode, what: string, cause?: unknown) {
    super(`${what}\n${remedies[code]}`, { cause });
    this.name = 'AsteriskUnavailable';
    this.code = code;
    this.remedy = remedies[code];
  }
}
