import { readTrace, refusal, ScriptedAsterisk, success } from '@planfix-asterisk/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { checkAmi } from './check-ami.ts';
import { ConnectionBench, transports, until } from './testing/connection-bench.ts';

let asterisk: ScriptedAsterisk;
afterEach(() => asterisk.stop());

const node = (port: number) =>
  ({
    name: 'main',
    host: '127.0.0.1',
    port,
    username: 'planfix',
    secret: 'amp111',
    tls: false,
    transport: 'native',
  }) as const;

describe.each(transports)('rights over %s', (transport) => {
  it('stand in the status from the log-in on, those to read as the calls show them', async () => {
    asterisk = await ScriptedAsterisk.start({ answers: { listcommands: () => success({ Ping: 'x' }) } });
    const bench = new ConnectionBench({ node: { port: asterisk.port, transport } });
    await bench.ready();
    const states = () =>
      Object.fromEntries(
        (bench.connection.status.rights?.rights ?? []).map(({ name, state }) => [name, state]),
      );
    expect(states()).toMatchObject({ 'write-originate': 'missing', 'read-call': 'unknown' });
    await asterisk.playTrace(readTrace('01-inbound-answered'), { speed: Infinity });
    await until(() => states()['read-cdr'] === 'present');
    expect(states()).toMatchObject({ 'read-call': 'present', 'read-dialplan': 'present' });
    expect(bench.statuses.at(-1)).toEqual(bench.connection.status);
    await bench.connection.stop();
  });
});

describe('a check', () => {
  it('says what it found, and leaves nobody connected', async () => {
    const pong = () => success({ Ping: 'Pong', Timestamp: String(Date.now() / 1000 + 90) });
    asterisk = await ScriptedAsterisk.start({ version: '22.10.1', answers: { ping: pong } });
    const check = await checkAmi(node(asterisk.port));
    expect(check).toMatchObject({ reason: 'ok', version: '22.10.1', channels: 0, detail: null });
    expect(check.clockAheadMs).toBeGreaterThan(80_000);
    expect(check.clockAheadMs).toBeLessThan(100_000);
    expect(check.rights?.rights.map(({ name }) => name)).toContain('write-originate');
    await until(() => asterisk.connections === 0);
    expect(asterisk.actions.map(({ name }) => name)).not.toContain('originate');
  });

  it('of a user without rights says so instead of failing', async () => {
    const denied = (): ReturnType<typeof refusal> => refusal('Permission denied');
    asterisk = await ScriptedAsterisk.start({ answers: { coreshowchannels: denied, coresettings: denied } });
    const check = await checkAmi(node(asterisk.port));
    expect(check).toMatchObject({ reason: 'ok', version: 'AMI 5.0.4', channels: null });
  });

  it.each([
    ['a wrong secret', 'well', { secret: 'wrong' }, 'wrong-secret'],
    ['a peer that is no Asterisk', 'garbage', {}, 'not-asterisk'],
    ['a peer that says nothing', 'silent', {}, 'no-answer'],
  ] as const)('of %s gives the reason and keeps the secret', async (_what, mood, change, reason) => {
    asterisk = await ScriptedAsterisk.start();
    asterisk.mood = mood;
    const check = await checkAmi({ ...node(asterisk.port), ...change }, { timing: { openMs: 300 } });
    expect(check).toMatchObject({ reason, rights: null, channels: null });
    expect(JSON.stringify(check)).not.toContain('amp111');
  });

  it('of a closed port says that nothing is there', async () => {
    asterisk = await ScriptedAsterisk.start();
    const { port } = asterisk;
    await asterisk.stop();
    expect(await checkAmi(node(port))).toMatchObject({ reason: 'unreachable', address: `127.0.0.1:${port}` });
  });

  it('of a link that breaks in the middle is no success', async () => {
    asterisk = await ScriptedAsterisk.start({
      answers: {
        coreshowchannels: () => {
          asterisk.dropAll();
          return undefined;
        },
      },
    });
    expect(await checkAmi(node(asterisk.port))).toMatchObject({ reason: 'lost', rights: null });
  });
});
