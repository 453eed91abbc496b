import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Checkup, DoctorReport } from '@planfix-asterisk/contracts';
import { describe, expect, it, onTestFinished } from 'vitest';

const checkup = (name: Checkup['name'], rest: Partial<Checkup> = {}): Checkup => ({
  ...{ name, subject: '', state: 'ok', cause: null, values: {} },
  ...rest,
});

/** What stands where the product should: answers every request so. */
async function answering(status: number, body: unknown): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(body)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const reportOf = (...checkups: Checkup[]): DoctorReport => ({
  ...{ at: 1, version: '1.2.3', node: '24.0.0' },
  checkups,
});

async function ask(address: string, locale = 'C') {
  const env = { ...process.env, LC_ALL: locale };
  const tool = spawn(process.execPath, ['tools/ask-doctor.ts', address], { env });
  let words = '';
  for (const stream of [tool.stdout, tool.stderr])
    stream.on('data', (chunk: Buffer) => (words += String(chunk)));
  const [code] = (await once(tool, 'close')) as [number];
  return { code, words };
}

describe('npm run doctor', () => {
  it('is content where all is well', async () => {
    const { code, words } = await ask(await answering(200, reportOf(checkup('store'))));
    expect([code, words]).toEqual([0, expect.stringContaining('All is well.')]);
  });

  it('says what is wrong first, with the next step, and fails', async () => {
    const wrong = checkup('planfix', { state: 'error', cause: 'invalid-token' });
    const address = await answering(200, reportOf(checkup('store'), wrong));
    const { code, words } = await ask(address);
    expect(code).toBe(1);
    expect(words).toMatch(/1\.2\.3.*\n✗ PlanFix\. .*token.*\n✓ Database/);
    expect((await ask(address, 'ru_RU.UTF-8')).words).toMatch(/✗ ПланФикс\. .*токен/i);
  });

  it.each([
    [403, {}, 'METRICS_TOKEN'],
    [200, { hello: 1 }, 'is not planfix-asterisk'],
  ])('cannot ask who answers %i %j', async (status, body, hint) => {
    const { code, words } = await ask(await answering(status, body));
    expect([code, words]).toEqual([2, expect.stringContaining(hint)]);
  });

  it.each([
    ['http://127.0.0.1:1', 'npm start'],
    ['localhost', 'such as http'],
  ])('says what to do where nobody answers at %s, or the address is none', async (address, hint) => {
    const { code, words } = await ask(address);
    expect([code, words]).toEqual([2, expect.stringContaining(hint)]);
  });
});
