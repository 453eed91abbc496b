import { refusal, ScriptedAsterisk, selfSignedCertificate, success } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionBench, transports, until } from './testing/connection-bench.ts';

let asterisk: ScriptedAsterisk;
let bench: ConnectionBench;
afterEach(async () => {
  await bench.connection.stop();
  await asterisk.stop();
});

describe.each(transports)('the login over %s', (transport) => {
  beforeEach(async () => {
    asterisk = await ScriptedAsterisk.start({ version: '22.10.1' });
  });

  it('asks for the events it needs and the version of Asterisk', async () => {
    bench = new ConnectionBench({ node: { port: asterisk.port, transport } });
    await bench.ready();
    expect(asterisk.received('Events').map((action) => action.header('EventMask'))).toEqual([
      'call,agent,dialplan,cdr,system',
    ]);
    expect(bench.connection.status).toMatchObject({ name: 'main', state: 'connected', version: '22.10.1' });
  });

  it('that is refused is tried again only after minutes, or at once when asked', async () => {
    asterisk.secret = 'another one';
    const before = Date.now();
    bench = new ConnectionBench({ node: { port: asterisk.port, transport, secret: 'hunter2' } });
    await until(() => bench.connection.status.state === 'refused');
    const { reason, detail, nextTryAt } = bench.connection.status;
    expect({ reason, detail }).toEqual({ reason: 'wrong-secret', detail: 'Authentication failed' });
    expect(nextTryAt).toBeGreaterThanOrEqual(before + 5 * 60_000);
    expect(asterisk.received('Login')).toHaveLength(1);
    expect(bench.words).not.toContain('hunter2');
    asterisk.secret = 'hunter2';
    bench.connection.retryNow();
    await bench.ready();
    expect(asterisk.received('Login')).toHaveLength(2);
  });

  it('with a line break in it is refused here and nothing is sent', async () => {
    const secret = 'x\r\nAction: Originate';
    bench = new ConnectionBench({ node: { port: asterisk.port, transport, secret } });
    await until(() => bench.connection.status.state === 'refused');
    expect(bench.connection.status.detail).toContain('"Secret" holds a line break');
    expect(asterisk.accepted).toBe(0);
    expect(bench.words).not.toContain('Originate');
  });

  it('is not spoiled by actions the user may not use', async () => {
    await asterisk.stop();
    const denied = (): ReturnType<typeof refusal> => refusal('Permission denied');
    asterisk = await ScriptedAsterisk.start({
      answers: { coreshowchannels: denied, coresettings: denied, events: denied },
    });
    bench = new ConnectionBench({ node: { port: asterisk.port, transport } });
    await bench.ready();
    expect(bench.snapshots).toEqual([expect.objectContaining({ channels: [], isComplete: false })]);
    expect(bench.connection.status).toMatchObject({
      state: 'connected',
      detail: 'CoreShowChannels: Permission denied',
      version: transport === 'native' ? 'AMI 5.0.4' : null,
    });
  });

  it('is followed by the channels alive, then by what happened meanwhile, then by what happens', async () => {
    await asterisk.stop();
    asterisk = await ScriptedAsterisk.start({
      answers: {
        coreshowchannels: () => {
          asterisk.send({ Event: 'Newchannel', Uniqueid: '1.1' }, { Event: 'DialBegin', Uniqueid: '1.1' });
          const rows = ['1.1', '1.2'].map((Uniqueid) => ({ Event: 'CoreShowChannel', Uniqueid }));
          const end = { Event: 'CoreShowChannelsComplete', EventList: 'Complete' };
          return { ...success({ EventList: 'start' }), events: [...rows, end, { Event: 'Hangup' }] };
        },
      },
    });
    bench = new ConnectionBench({ node: { port: asterisk.port, transport } });
    await bench.ready();
    asterisk.send({ Event: 'Newstate' });
    await bench.blocksNamed('Newstate', 1);
    expect(bench.snapshots).toEqual([
      expect.objectContaining({
        isComplete: true,
        channels: [
          expect.objectContaining({ event: 'CoreShowChannel', uniqueid: '1.1' }),
          expect.objectContaining({ event: 'CoreShowChannel', uniqueid: '1.2' }),
        ],
      }),
    ]);
    // The Hangup bears the ActionID of the list, which is over: it is no event to us.
    expect(bench.told).toEqual(['ready', 'FullyBooted', 'Newchannel', 'DialBegin', 'Newstate']);
  });

  it('answers a challenge instead of sending the secret, where the transport can', async () => {
    bench = new ConnectionBench({ node: { port: asterisk.port, transport } });
    await bench.ready();
    const [login] = asterisk.received('Login');
    const sent = [login?.header('AuthType'), login?.header('Secret')];
    expect(sent).toEqual(transport === 'native' ? ['MD5', ''] : ['', 'amp111']);
  });

  it('meets a peer that is no Asterisk', async () => {
    asterisk.mood = 'garbage';
    bench = new ConnectionBench({ node: { port: asterisk.port, transport }, timing: { openMs: 100 } });
    await until(() => bench.connection.status.state === 'waiting');
    const { reason, detail } = bench.connection.status;
    if (transport === 'native') {
      expect(reason).toBe('not-asterisk');
      expect(detail).toContain('HTTP/1.1 400');
      expect(asterisk.actions).toEqual([]);
    } else {
      // asterisk-manager does not look at the greeting: the secret goes to whoever answers.
      expect(reason).toBe('no-answer');
      expect(asterisk.received('Login')[0]?.header('Secret')).toBe('amp111');
    }
  });
});

describe('TLS', () => {
  const { cert, key } = selfSignedCertificate;
  const tls = { cert, key };

  it.each(transports)('is served by the native transport when the settings say %s', async (transport) => {
    asterisk = await ScriptedAsterisk.start({ tls });
    bench = new ConnectionBench({ node: { port: asterisk.port, transport, tls: true }, tlsCa: cert });
    await bench.ready();
    asterisk.send({ Event: 'Newchannel', CallerIDName: 'Жанна' });
    expect(await bench.blocksNamed('Newchannel', 1)).toEqual([
      expect.objectContaining({ calleridname: 'Жанна' }),
    ]);
  });

  it('refuses a certificate nobody vouches for and sends nothing', async () => {
    asterisk = await ScriptedAsterisk.start({ tls });
    bench = new ConnectionBench({ node: { port: asterisk.port, transport: 'native', tls: true } });
    await until(() => bench.connection.status.state === 'waiting');
    expect(bench.connection.status.reason).toBe('tls');
    expect(bench.connection.status.detail).toMatch(/certificate/);
    expect(asterisk.actions).toEqual([]);
  });

  it('refuses a certificate for another host', async () => {
    asterisk = await ScriptedAsterisk.start({ tls });
    // Another name of 127.0.0.1, which the certificate does not bear.
    const node = { host: '127.1', port: asterisk.port, transport: 'native', tls: true } as const;
    bench = new ConnectionBench({ node, tlsCa: cert });
    await until(() => bench.connection.status.state === 'waiting');
    expect(bench.connection.status.reason).toBe('tls');
  });

  it('is not given up for a peer that does not speak it', async () => {
    asterisk = await ScriptedAsterisk.start();
    bench = new ConnectionBench({ node: { port: asterisk.port, transport: 'native', tls: true } });
    await until(() => bench.connection.status.state === 'waiting');
    expect(bench.connection.status.reason).toBe('tls');
    expect(asterisk.actions).toEqual([]);
  });
});
