import { amiMessage, ScriptedAsterisk } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionBench, transports, until } from './testing/connection-bench.ts';

const newchannel = amiMessage({ Event: 'Newchannel', Channel: 'PJSIP/101-00000001', Uniqueid: '1.1' });
const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe.each(transports)('the link over %s', (transport) => {
  let asterisk: ScriptedAsterisk;
  let bench: ConnectionBench;
  const connect = (timing = {}): ConnectionBench => {
    bench = new ConnectionBench({ node: { port: asterisk.port, transport }, timing });
    return bench;
  };

  beforeEach(async () => {
    asterisk = await ScriptedAsterisk.start();
  });
  afterEach(async () => {
    await bench.connection.stop();
    await asterisk.stop();
  });

  it.each([
    ['in the middle of an event', newchannel.slice(0, 40)],
    ['in the middle of the answer to an action', 'Response: Success\r\nActionID: planfix-1\r\nMess'],
    ['in the middle of the output of a command', 'Response: Follows\r\nPrivilege: Command\r\nSystem up'],
    ['in the middle of a blank line', newchannel.slice(0, -1)],
  ])('comes back whole when it died %s', async (_where, bytes) => {
    await connect().ready();
    asterisk.sendAndCut(bytes);
    await bench.ready(2);
    asterisk.sendRaw(newchannel);
    const [block] = await bench.blocksNamed('Newchannel', 1);
    expect({ ...block }).toEqual({ event: 'Newchannel', channel: 'PJSIP/101-00000001', uniqueid: '1.1' });
    await expect(bench.connection.action({ Action: 'Ping' })).resolves.toMatchObject({ ok: true });
    expect(bench.told).toEqual(['ready', 'FullyBooted', 'lost', 'ready', 'FullyBooted', 'Newchannel']);
  });

  it('comes back when it died in the middle of the greeting or of the answer to the login', async () => {
    asterisk.mood = 'silent';
    connect();
    await until(() => asterisk.connections === 1);
    asterisk.sendAndCut('Asterisk Call Man');
    asterisk.mood = 'mute';
    await until(() => asterisk.actions.length > 0);
    asterisk.sendAndCut('Response: Succ');
    asterisk.mood = 'well';
    await bench.ready();
    expect(bench.told).toEqual(['ready', 'FullyBooted']);
  });

  it.each(['silent', 'mute'] as const)('is given up and tried again when the peer stays %s', async (mood) => {
    asterisk.mood = mood;
    connect({ openMs: 150 });
    await until(() => asterisk.accepted >= 2);
    expect(bench.connection.status).toMatchObject({ reason: 'no-answer' });
    expect(bench.connection.status.detail).toContain('no answer within 150 ms');
    asterisk.mood = 'well';
    await bench.ready();
    await until(() => asterisk.connections === 1);
    expect(bench.connection.status).toMatchObject({ state: 'connected', reason: 'ok', detail: null });
  });

  it('is lost when the peer is gone without a word', async () => {
    await connect({ pingEveryMs: 40, pingAnswerMs: 40 }).ready();
    asterisk.mood = 'frozen';
    const answer = bench.connection.action({ Action: 'Getvar', Variable: 'X' }, { deadlineMs: 60_000 });
    await expect(answer).rejects.toMatchObject({ name: 'AmiUnansweredError', failure: 'link-lost' });
    expect(bench.told.at(-1)).toBe('lost');
    await until(() => bench.connection.status.reason === 'lost');
    asterisk.mood = 'well';
    await bench.ready(2);
    await until(() => asterisk.connections === 1);
    expect(asterisk.received('Getvar')).toEqual([]);
  });

  it('lives while pings are answered, past every deadline of its opening', async () => {
    await connect({ openMs: 400, actionMs: 400, pingEveryMs: 50, pingAnswerMs: 400 }).ready();
    await until(() => asterisk.received('Ping').length >= 12);
    expect(asterisk.accepted).toBe(1);
    expect(bench.told).toEqual(['ready', 'FullyBooted']);
  });

  it('says that nobody listens and is there soon after the server is', async () => {
    const { port } = asterisk;
    await asterisk.stop();
    bench = new ConnectionBench({ node: { port, transport } });
    await until(() => bench.connection.status.state === 'waiting');
    expect(bench.connection.status).toMatchObject({ reason: 'unreachable', address: `127.0.0.1:${port}` });
    expect(bench.connection.status.detail).toContain('ECONNREFUSED');
    asterisk = await ScriptedAsterisk.start({ port });
    await bench.ready();
  });

  it('keeps the time since when it is gone through all tries', async () => {
    await connect().ready();
    const { port } = asterisk;
    await asterisk.stop();
    const unreachable = (): typeof bench.statuses =>
      bench.statuses.filter((one) => one.reason === 'unreachable');
    await until(() => unreachable().length >= 6);
    expect(new Set(unreachable().map((status) => status.since)).size).toBe(1);
    expect(new Set(unreachable().map((status) => status.state))).toEqual(new Set(['waiting', 'connecting']));
    asterisk = await ScriptedAsterisk.start({ port });
  });

  it('leaves nothing behind when it is stopped in a back-off', async () => {
    const before = timers();
    const { port } = asterisk;
    await asterisk.stop();
    bench = new ConnectionBench({
      node: { port, transport },
      timing: { backOffFirstMs: 60_000, backOffMaxMs: 60_000 },
    });
    await until(() => bench.connection.status.state === 'waiting');
    await bench.connection.stop();
    asterisk = await ScriptedAsterisk.start({ port });
    expect(timers()).toBe(before);
    expect(asterisk.accepted).toBe(0);
  });

  it('leaves no socket and no timer behind when it is stopped, and says once that it is lost', async () => {
    const before = timers();
    await connect().ready();
    const pending = bench.connection.action({ Action: 'Ping' }).catch((error: unknown) => error);
    await bench.connection.stop();
    await until(() => asterisk.connections === 0);
    expect(bench.told).toEqual(['ready', 'FullyBooted', 'lost']);
    expect(await pending).toMatchObject({ failure: 'link-lost' });
    expect(timers()).toBe(before);
  });

  it('can be stopped while it connects, and started again', async () => {
    asterisk.mood = 'silent';
    connect();
    await until(() => asterisk.connections === 1);
    await bench.connection.stop();
    await until(() => asterisk.connections === 0);
    asterisk.mood = 'well';
    bench.connection.start();
    await bench.ready();
    expect(bench.told).toEqual(['ready', 'FullyBooted']);
  });
});
