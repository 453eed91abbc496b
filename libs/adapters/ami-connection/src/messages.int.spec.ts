import { amiMessage, listTraces, readTrace, ScriptedAsterisk, traceBlock } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionBench, transports } from './testing/connection-bench.ts';

describe.each(transports)('what %s makes of messages', (transport) => {
  let asterisk: ScriptedAsterisk;
  let bench: ConnectionBench;

  beforeEach(async () => {
    asterisk = await ScriptedAsterisk.start();
    bench = new ConnectionBench({ node: { port: asterisk.port, transport } });
    await bench.ready();
  });
  afterEach(async () => {
    await bench.connection.stop();
    await asterisk.stop();
  });

  it('hands on every recorded call event by event', async () => {
    const events = listTraces().flatMap((name) => readTrace(name));
    bench.blocks.length = 0;
    await asterisk.playTrace(events, { speed: Infinity });
    asterisk.send({ Event: 'End' });
    await bench.blocksNamed('End', 1);
    expect(bench.blocks.slice(0, -1)).toEqual(events.map(traceBlock));
  });

  it('reads letters of several bytes cut between packets', async () => {
    const name = 'Жанна Ёлкина 🦊 李';
    await asterisk.sendInPieces(amiMessage({ Event: 'Newchannel', CallerIDName: name, Exten: '' }), 1);
    expect(await bench.blocksNamed('Newchannel', 1)).toEqual([
      expect.objectContaining({ calleridname: name, exten: '' }),
    ]);
  });

  it('keeps repeated headers, variables and colons', async () => {
    asterisk.send({
      Event: 'UserEvent',
      UserEvent: ['x', 'y'],
      ChanVariable: ['A=1', 'B=', 'C=d=e'],
      Variable: ['X', 'Y'],
      Value: 'a: b',
      constructor: 'c',
      Single: ['one'],
    });
    const [block] = await bench.blocksNamed('UserEvent', 1);
    expect(block).toMatchObject({
      userevent: ['x', 'y'],
      chanvariable: ['A=1', 'B=', 'C=d=e'],
      variable: ['X', 'Y'],
      value: 'a: b',
      single: 'one',
    });
    expect(block?.['constructor']).toBe('c');
    expect(Object.getPrototypeOf(block)).toBeNull();
  });

  it('is not hurt by events named like those of a socket', async () => {
    const names = ['Close', 'Connect', 'Error', 'End', 'Data', 'Response', 'rawevent', '__proto__'];
    asterisk.send(...names.map((Event) => ({ Event, ActionID: 'close' })), { Event: 'Last' });
    await bench.blocksNamed('Last', 1);
    expect(bench.told.slice(-names.length - 1)).toEqual([...names, 'Last']);
    expect(asterisk.accepted).toBe(1);
    await expect(bench.connection.action({ Action: 'Ping' })).resolves.toMatchObject({ ok: true });
  });

  it('takes ten thousand events in one write, in order', async () => {
    const count = 10_000;
    asterisk.send(...Array.from({ length: count }, (_, n) => ({ Event: 'Newexten', Priority: String(n) })));
    const blocks = await bench.blocksNamed('Newexten', count);
    expect(blocks.map((block) => Number(block['priority']))).toEqual(
      Array.from({ length: count }, (_, n) => n),
    );
  });

  it('lives on after a line of a megabyte', async () => {
    const value = 'x'.repeat(1024 * 1024);
    asterisk.send({ Event: 'VarSet', Value: value }, { Event: 'Hangup', Cause: '16' });
    await bench.blocksNamed('Hangup', 1);
    const long = bench.blocks.filter((block) => block['event'] === 'VarSet');
    // asterisk-manager has no limit; native drops the message and says so when the link ends.
    expect(long).toEqual(transport === 'native' ? [] : [expect.objectContaining({ value })]);
    await bench.connection.stop();
    const dropped = bench.logged.filter(([event]) => event === 'ami.input-dropped');
    expect(dropped).toHaveLength(transport === 'native' ? 1 : 0);
  });

  it('shows what a bare line feed in a value does', async () => {
    asterisk.sendRaw('Event: VarSet\r\nValue: a\n\nEvent: Fake\nUniqueid: 1.1\r\n\r\n');
    asterisk.send({ Event: 'Hangup' });
    await bench.blocksNamed('Hangup', 1);
    const born = bench.blocks.map((block) => block['event']).slice(-3);
    // asterisk-manager takes it for the end of a line and of a message; only another transport mends that.
    if (transport === 'native') expect(born).toEqual(['FullyBooted', 'VarSet', 'Hangup']);
    else expect(born).toEqual(['VarSet', 'Fake', 'Hangup']);
  });
});
