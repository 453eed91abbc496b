import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Of the repository's package.json, three folders up from the sources as from the bundle. */
export function productVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
