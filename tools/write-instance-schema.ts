import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { instanceFileJsonSchema } from '@planfix-asterisk/settings';

// Run after a change of the settings' schemas: node tools/write-instance-schema.ts
const target = fileURLToPath(new URL('../docs/instance-file.schema.json', import.meta.url));
await writeFile(target, `${JSON.stringify(instanceFileJsonSchema(), null, 2)}\n`);
console.log(`Written: ${target}`);
