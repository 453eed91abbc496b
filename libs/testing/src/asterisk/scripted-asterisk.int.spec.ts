import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { playTrace } from './play-trace.ts';
import { ScriptedAsterisk } from './scripted-asterisk.ts';
import { readTrace, type TraceEvent } from './trace.ts';

const recorded = readTrace('01-inbound-answered');
const until = (name: string): TraceEvent[] =>
  recorded.slice(0, recorded.findIndex((event) => event.event === name) + 1);

describe('ScriptedAsterisk', () => {
  let asterisk: ScriptedAsterisk;
  beforeEach(async () => {
    asterisk = await ScriptedAsterisk.start();
  });
  afterEach(() => asterisk.stop());

  const talk = async (...actions: string[]): Promise<string> => {
    const socket = connect(asterisk.port, '127.0.0.1').setEncoding('utf8');
    let heard = '';
    socket.on('data', (text: string) => (heard += text));
    const login = 'Action: Login\r\nUsername: planfix\r\nSecret: amp111\r\n\r\n';
    socket.write(`${login}${actions.join('\r\n\r\n')}\r\n\r\nAction: Ping\r\nActionID: last\r\n\r\n`);
    await vi.waitUntil(() => heard.includes('ActionID: last'), { interval: 5 });
    socket.destroy();
    await once(socket, 'close');
    return heard;
  };

  it('lists the channels that its played calls have alive, with their bridges', async () => {
    await asterisk.playTrace(until('BridgeEnter'), { speed: Infinity });
    const inCall = await talk('Action: CoreShowChannels\r\nActionID: 7');
    expect(inCall.match(/^Event: CoreShowChannel\r$/gm)).toHaveLength(2);
    expect(inCall.match(/^BridgeId: .+\r$/gm)).toHaveLength(1);
    expect(inCall).toContain('EventList: Complete\r\nListItems: 2');
    await asterisk.playTrace(recorded, { speed: Infinity });
    expect(await talk('Action: CoreShowChannels')).toContain('ListItems: 0');
  });

  it('knows the variables of its played calls', async () => {
    await asterisk.playTrace(recorded, { speed: Infinity });
    const channel = 'PJSIP/carrier-1-00000000';
    const heard = await talk(`Action: Getvar\r\nChannel: ${channel}\r\nVariable: MIXMONITOR_FILENAME`);
    expect(heard).toMatch(/Value: \/var\/spool\/asterisk\/monitor\/.*\.wav/);
  });

  it('lets a bare line feed end a line, as Asterisk does, so that an injection is seen', async () => {
    await talk('Action: Getvar\nVariable: x\n\nAction: Originate');
    expect(asterisk.received('Originate')).toHaveLength(1);
  });
});

describe('playTrace', () => {
  const events = [0, 1, 2].map((t) => ({ t, event: 'Newstate' }));

  it('divides the distances of the recording by the speed', async () => {
    const times: number[] = [];
    const startedAt = performance.now();
    await playTrace(events, () => times.push(performance.now() - startedAt), { speed: 20 });
    expect(times).toHaveLength(3);
    for (const [index, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(index * 50 - 2);
  });

  it('ends at once when it is told to', async () => {
    const stop = new AbortController();
    const send = vi.fn(() => stop.abort());
    await playTrace(events, send, { signal: stop.signal });
    expect(send).toHaveBeenCalledTimes(1);
  });
});
