// `npm run test:chaos`: kills, power cuts and a PlanFix that is away; prints what it counted. `--short` is what CI runs.
import { writeFile } from 'node:fs/promises';
import { hourDown } from './hour-down.ts';
import { killLoop } from './kill-loop.ts';
import type { Verdict } from './judge.ts';

const isShort = process.argv.includes('--short');
const valueOf = (name: string) =>
  process.argv.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
/** Only those whose name begins so: `--only='kill -9 on SQLite'`. */
const only = valueOf('--only');
/** A file for the counts. */
const report = valueOf('--report');
let failed = 0;
let passed = 0;

async function check(name: string, run: () => Promise<Verdict>): Promise<void> {
  if (only !== undefined && !name.startsWith(only)) return;
  console.log(`• ${name} …`);
  const began = performance.now();
  const { counts, faults } = await run();
  for (const [what, count] of Object.entries(counts)) console.log(`  ${what}: ${count}`);
  for (const [what, keys] of Object.entries(faults)) {
    console.log(`  ${keys.length === 0 ? '✓' : '✗'} ${what}: ${keys.length}`);
    for (const key of keys.slice(0, 5)) console.log(`      ${key}`);
  }
  const isGood = Object.values(faults).every((keys) => keys.length === 0);
  console.log(`${isGood ? '✓' : '✗'} ${name} (${Math.round((performance.now() - began) / 1_000)} s)`);
  if (isGood) passed += 1;
  else failed += 1;
}

const kills = isShort ? 10 : 200;
const load = { kills, callsPerSecond: isShort ? 10 : 20 };
await check('kill -9 on SQLite', () => killLoop({ store: 'sqlite', ...load }));
await check('kill -9 on PostgreSQL', () => killLoop({ store: 'postgres', ...load }));
const minutes = isShort ? 3 : 60;
await check(`away for ${minutes} minutes, on SQLite`, () => hourDown({ store: 'sqlite', minutes }));
await check(`away for ${minutes} minutes, on PostgreSQL`, () => hourDown({ store: 'postgres', minutes }));
if (report !== undefined) await writeFile(report, JSON.stringify({ passed, failed }));
console.log(`\nchaos: ${passed} went well, ${failed} did not`);
process.exitCode = failed === 0 ? 0 : 1;
