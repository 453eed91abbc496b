import type { AmiHeaders } from './trace.ts';

/** A message as Asterisk writes it: `Name: value` lines, a repeated header once per value, a blank line at the end. */
export function amiMessage(headers: AmiHeaders): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => `${name}: ${one}\r\n`),
  );
  return `${lines.join('')}\r\n`;
}
