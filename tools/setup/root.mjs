import { fileURLToPath } from 'node:url';

/** Root of the workspace; every set-up command runs there, wherever it was called from. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
