/** What the network or the TLS of Node.js say, as far as we have words of our own for it. */
const faults = {
  refused: /ECONNREFUSED/,
  'unknown-name': /ENOTFOUND|EAI_AGAIN/,
  silent: /ETIMEDOUT|^connecting: no answer within/,
  'no-way': /EHOSTUNREACH|ENETUNREACH/,
  'broken-off': /ECONNRESET|EPIPE|closed the connection|connection was closed/,
  certificate: /certificate|altnames/i,
} as const;

export type NetworkFault = keyof typeof faults;

export function networkFault(detail: string): NetworkFault | undefined {
  return networkFaults.find((fault) => faults[fault].test(detail));
}

export const networkFaults = Object.keys(faults) as NetworkFault[];
