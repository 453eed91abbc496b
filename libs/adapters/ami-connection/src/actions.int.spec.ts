import { ScriptedAsterisk, success, type AmiHeaders, type Answers } from '@planfix-asterisk/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectionBench, transports, until } from './testing/connection-bench.ts';

const row = (n: number): AmiHeaders => ({ Event: 'QueueParams', Queue: String(n) });
const complete = { Event: 'QueueStatusComplete', EventList: 'Complete', ListItems: '4' };
const start = success({ EventList: 'start', Message: 'Queue status will follow' });

describe.each(transports)('actions over %s', (transport) => {
  let asterisk: ScriptedAsterisk;
  let bench: ConnectionBench;
  const connect = async (answers: Answers = {}): Promise<ConnectionBench['connection']> => {
    asterisk = await ScriptedAsterisk.start({ answers });
    bench = new ConnectionBench({ node: { port: asterisk.port, transport } });
    await bench.ready();
    return bench.connection;
  };
  afterEach(async () => {
    await bench.connection.stop();
    await asterisk.stop();
  });

  it('are answered each with its own answer', async () => {
    const connection = await connect({ getvar: (action) => success({ Value: action.header('Variable') }) });
    const names = Array.from({ length: 50 }, (_, n) => `V${n}`);
    const answers = await Promise.all(
      names.map((Variable) => connection.action({ Action: 'Getvar', Variable })),
    );
    expect(answers.map(({ block }) => block['value'])).toEqual(names);
  });

  it('that Asterisk refuses say so', async () => {
    const connection = await connect();
    await expect(connection.action({ Action: 'Nonsense' })).resolves.toMatchObject({
      ok: false,
      message: 'Invalid/unknown command',
    });
  });

  it('may repeat a header', async () => {
    const connection = await connect();
    await connection.action({ Action: 'Originate', Variable: ['B=1,2', 'A=x', '__proto__=y'] });
    expect(asterisk.received('Originate')[0]?.all('Variable')).toEqual(
      expect.arrayContaining(['B=1,2', 'A=x', '__proto__=y']),
    );
  });

  it('with a line break are refused before anything is sent', async () => {
    const connection = await connect();
    const injection = { Action: 'Getvar', Variable: 'x\r\n\r\nAction: Originate\r\nChannel: Local/9@out' };
    await expect(connection.action(injection)).rejects.toMatchObject({ fault: 'control-character' });
    await expect(connection.action({ Action: 'Getvar', 'A\nB': 'x' })).rejects.toMatchObject({
      fault: 'bad-name',
    });
    await connection.action({ Action: 'Ping' });
    expect(asterisk.received('Originate')).toEqual([]);
    expect(asterisk.received('Getvar')).toEqual([]);
  });

  it('without an answer end at their deadline, and a late answer is no event', async () => {
    const connection = await connect({ getvar: () => undefined });
    const answer = connection.action({ Action: 'Getvar' }, { deadlineMs: 30 });
    await expect(answer).rejects.toMatchObject({
      failure: 'deadline',
      message: 'Getvar: no answer within 30 ms',
    });
    const id = asterisk.received('Getvar')[0]?.header('ActionID') ?? '';
    asterisk.send({ Response: 'Success', ActionID: id }, { Event: 'Hangup' });
    await bench.blocksNamed('Hangup', 1);
    expect(bench.told).toEqual(['ready', 'FullyBooted', 'Hangup']);
  });

  it('are refused without a link and never sent later', async () => {
    const connection = await connect();
    asterisk.mood = 'silent';
    asterisk.dropAll();
    await until(() => bench.told.includes('lost'));
    const originate = { Action: 'Originate', Channel: 'Local/101@x' };
    await expect(connection.action(originate)).rejects.toMatchObject({ failure: 'not-connected' });
    asterisk.mood = 'well';
    asterisk.dropAll();
    await bench.ready(2);
    expect(asterisk.received('Originate')).toEqual([]);
  });

  it('pending when the link is lost are rejected and not repeated', async () => {
    const connection = await connect({ originate: () => undefined });
    const answer = connection.action({ Action: 'Originate' });
    await until(() => asterisk.received('Originate').length === 1);
    asterisk.dropAll();
    await expect(answer).rejects.toMatchObject({ failure: 'link-lost' });
    await bench.ready(2);
    expect(asterisk.received('Originate')).toHaveLength(1);
  });

  it('leave the events that bear their ActionID to the listener, also one that overtakes the answer', async () => {
    const event = { Event: 'OriginateResponse', Response: 'Failure' };
    const connection = await connect({
      originate: (action) => {
        asterisk.send({ ...event, ActionID: action.header('ActionID') });
        return { ...success({ Message: 'Originate successfully queued' }), events: [event] };
      },
    });
    const { ok, message, block } = await connection.action({ Action: 'Originate' });
    expect({ ok, message }).toEqual({ ok: true, message: 'Originate successfully queued' });
    const events = await bench.blocksNamed('OriginateResponse', 2);
    expect(events.map((one) => one['actionid'])).toEqual([block['actionid'], block['actionid']]);
  });

  it('are not taken before the snapshot is there', async () => {
    asterisk = await ScriptedAsterisk.start({ answers: { coreshowchannels: () => undefined } });
    bench = new ConnectionBench({ node: { port: asterisk.port, transport } });
    await until(() => asterisk.received('CoreSettings').length === 1);
    const answer = bench.connection.action({ Action: 'Originate' });
    await expect(answer).rejects.toMatchObject({ failure: 'not-connected' });
    expect(asterisk.received('Originate')).toEqual([]);
  });

  it('with a list collect its rows', async () => {
    const connection = await connect({
      queuestatus: () => ({ ...start, events: [1, 2, 3, 4].map(row).concat(complete) }),
    });
    const { ok, rows } = await connection.list({ Action: 'QueueStatus' });
    expect(ok).toBe(true);
    expect(rows.map((one) => one['queue'])).toEqual(['1', '2', '3', '4']);
    expect(bench.told).toEqual(['ready', 'FullyBooted']);
  });

  it('with a list that is refused, cancelled or too long give no rows', async () => {
    const lists = [
      [row(1), { Event: 'QueueStatusComplete', EventList: 'Cancelled' }],
      [row(1), row(2), row(3), complete],
    ];
    const connection = await connect({ queuestatus: () => ({ ...start, events: lists.shift() ?? [] }) });
    const options = { maxRows: 2, deadlineMs: 30 };
    const list = async (Action: string): Promise<object> => connection.list({ Action }, options);
    await expect(list('Nonsense')).resolves.toMatchObject({ ok: false, rows: [] });
    await expect(list('QueueStatus')).resolves.toMatchObject({ ok: false, rows: [], message: /cancelled/ });
    await expect(list('QueueStatus')).resolves.toMatchObject({
      ok: false,
      rows: [],
      message: 'more than 2 rows',
    });
    await expect(list('QueueStatus')).rejects.toMatchObject({ failure: 'deadline' });
    // The rows over the limit came and were no events.
    expect(bench.told).toEqual(['ready', 'FullyBooted']);
  });

  it('may be long quiet on a busy link: any message counts as life', async () => {
    asterisk = await ScriptedAsterisk.start({ answers: { ping: () => undefined } });
    const timing = { pingEveryMs: 40, pingAnswerMs: 30 };
    bench = new ConnectionBench({ node: { port: asterisk.port, transport }, timing });
    await bench.ready();
    const flood = setInterval(() => asterisk.send({ Event: 'Newexten' }), 3);
    await until(() => asterisk.received('Ping').length >= 5);
    clearInterval(flood);
    expect(bench.told).not.toContain('lost');
  });
});
