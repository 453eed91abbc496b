import { useTranslation } from 'react-i18next';

/** What the operating system, the network or the TLS of Node.js say, as far as we have words of our own for it. */
const faults = {
  refused: /ECONNREFUSED/,
  'unknown-name': /ENOTFOUND|EAI_AGAIN/,
  silent: /ETIMEDOUT|^connecting: no answer within/,
  'no-way': /EHOSTUNREACH|ENETUNREACH/,
  'broken-off': /ECONNRESET|EPIPE|closed the connection|connection was closed/,
  certificate: /certificate|altnames/i,
  'port-taken': /EADDRINUSE/,
  'no-such-address': /EADDRNOTAVAIL/,
  'not-allowed': /EACCES|EPERM/,
  'no-such-file': /ENOENT/,
  'disk-full': /ENOSPC/,
  'read-only': /EROFS/,
} as const;

export type SystemFault = keyof typeof faults;

export const systemFaults = Object.keys(faults) as SystemFault[];

export function systemFault(text: string): SystemFault | undefined {
  return systemFaults.find((fault) => faults[fault].test(text));
}

/** Programs and systems speak English. What is known is said in words of ours, with the original behind. */
export function useSystemWords(): (text: string) => string {
  const { t } = useTranslation();
  return (text) => {
    const fault = systemFault(text);
    return fault === undefined ? text : `${t(`systemFault.${fault}`)} (${text})`;
  };
}
