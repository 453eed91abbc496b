// `npm run bench -- way-back`: how long a caller waits for a look-up, from memory and with PlanFix dead, and how long a
// click takes from PlanFix's request to the Originate on the AMI socket. The reference is the same server's /health/live.
import { ScriptedAsterisk, SimulatedPlanfix } from '@planfix-asterisk/testing';
import { ApiClient, admin } from '../product/api-client.ts';
import { startProduct } from '../product/running-product.ts';
import { percentilesOf } from './percentiles.ts';

const token = 'planfix-token-of-the-bench';
const pbxToken = 'pbx-token-of-the-bench';
const key = 'lookup-key-of-the-bench';
const secret = 'secret-of-the-bench';
const people = ['101', '102'];
const counts = { lookups: 2_000, dead: 30, clicks: 200 };
const goals = { cachedMs: 5, deadMs: 1_100, clickMs: 10 };

let originateAt = 0;
const asterisk = await ScriptedAsterisk.start({
  secret,
  answers: {
    originate: () => {
      originateAt = performance.now();
      return { response: 'Success', headers: { Message: 'Originate successfully queued' } };
    },
  },
});
const planfix = new SimulatedPlanfix({
  token,
  contacts: { '74957650903': { name: 'Anna', responsible: 101 } },
});
await planfix.start();
const product = await startProduct({
  planfix: { url: planfix.url, token },
  pbx: { token: pbxToken },
  admin,
  ami: [{ name: 'main', host: '127.0.0.1', port: asterisk.port, username: 'planfix', secret }],
  employees: people.map((extension) => ({ extension, shortNumber: extension })),
  clickToCall: { perMinute: 120 },
  lookup: { key },
});
await (await new ApiClient(product.url).signIn()).pbxConnected();

async function timed(count: number, ask: (run: number) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < count; run += 1) times.push(await ask(run));
  return times;
}

async function got(path: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(product.url + path);
  await answer.text();
  if (!answer.ok) throw new Error(`${path.replace(key, '…')} answered ${answer.status}`);
  return performance.now() - began;
}

async function clicked(run: number): Promise<number> {
  const fields = {
    cmd: 'makeCall',
    token: pbxToken,
    from: people[run % people.length] ?? '',
    to: `7916${1_000_000 + run}`,
  };
  const began = performance.now();
  const answer = await fetch(`${product.url}/planfix`, { method: 'POST', body: new URLSearchParams(fields) });
  if (!answer.ok) throw new Error(`makeCall answered ${answer.status}: ${await answer.text()}`);
  await answer.text();
  return originateAt - began;
}

function show(
  name: string,
  times: readonly number[],
  worst: { readonly of: 'p99' | 'max'; readonly goalMs: number },
): number {
  const found = percentilesOf(times);
  console.log(
    `  ${name.padEnd(44)} median ${found.p50.toFixed(2)} ms, 99th ${found.p99.toFixed(2)} ms, worst ${found.max.toFixed(2)} ms (goal: ${worst.of} at most ${worst.goalMs} ms)`,
  );
  if (found[worst.of] > worst.goalMs) process.exitCode = 1;
  return found.p50;
}

const known = `/lookup/name?key=${key}&number=84957650903`;
await timed(200, () => got(known));
const reference = await timed(counts.lookups, () => got('/health/live'));
const cached = await timed(counts.lookups, () => got(known));
console.log('The way back, on loopback');
const base = percentilesOf(reference);
console.log(
  `  ${'/health/live, the reference'.padEnd(44)} median ${base.p50.toFixed(2)} ms, 99th ${base.p99.toFixed(2)} ms`,
);
const median = show('a name from memory', cached, { of: 'p99', goalMs: goals.cachedMs });
console.log(`  ratio of the medians: ${(median / base.p50).toFixed(2)}`);
await clicked(0);
show('makeCall until Originate', await timed(counts.clicks, clicked), { of: 'p99', goalMs: goals.clickMs });
planfix.fail({ hang: true });
const unknown = (run: number): Promise<number> =>
  got(`/lookup/name?key=${key}&number=8495${2_000_000 + run}`);
show('an unknown caller while PlanFix is dead', await timed(counts.dead, unknown), {
  of: 'max',
  goalMs: goals.deadMs,
});
await product.stop();
await asterisk.stop();
await planfix.stop();
