import 'reflect-metadata';
import { StartError } from '@planfix-asterisk/runtime';
import { startStandalone } from './start-standalone.ts';

try {
  await startStandalone();
} catch (error) {
  const text =
    error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`planfix-asterisk did not start.\n${text ?? ''}\n`);
  process.exit(1);
}
