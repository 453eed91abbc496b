import { describe, expect, it } from 'vitest';
import { freshIds, renameNumbers } from './fresh-trace.ts';
import { listTraces, readTrace, type TraceEvent } from './trace.ts';

const idsIn = (events: readonly TraceEvent[]): Set<string> =>
  new Set(
    events
      .flatMap((event) => Object.entries(event))
      .flatMap(([header, value]) => (/(?:unique|linked)id$/i.test(header) ? [String(value)] : []))
      .filter((id) => id !== '' && id !== '<unknown>'),
  );

const channelsIn = (events: readonly TraceEvent[]): Set<string> =>
  new Set(JSON.stringify(events).match(/(?:PJSIP|Local)\/[^"]*?-[0-9a-f]{8}(?=;|\W)/g));

const common = (one: Set<string>, other: Set<string>): string[] => [...one].filter((id) => other.has(id));

describe('freshIds', () => {
  it.each(listTraces())('gives %s ids, channels and file names of its own, consistently', (name) => {
    const recorded = readTrace(name);
    const once = freshIds(recorded, 1);
    const twice = freshIds(recorded, 2);
    for (const seen of [idsIn, channelsIn]) {
      expect(seen(once).size).toBe(seen(recorded).size);
      expect(common(seen(once), seen(recorded))).toEqual([]);
      expect(common(seen(once), seen(twice))).toEqual([]);
    }
    const told = JSON.stringify(once);
    const left = [...idsIn(recorded)].filter((id) => new RegExp(`${id}(?!\\d)`).test(told));
    expect(left).toEqual([]);
    expect(once.map(({ t, event }) => [t, event])).toEqual(recorded.map(({ t, event }) => [t, event]));
  });

  it('keeps the system name before an id and does not touch a longer one that begins alike', () => {
    const events: TraceEvent[] = [
      { t: 0, event: 'Newchannel', Uniqueid: 'pbx-1795419200.1', Linkedid: 'pbx-1795419200.1' },
      { t: 1, event: 'VarSet', Uniqueid: 'pbx-1795419200.10', Value: '/x/in-pbx-1795419200.1.wav' },
    ];
    expect(freshIds(events, 3)).toEqual([
      { t: 0, event: 'Newchannel', Uniqueid: 'pbx-1795419200.3000001', Linkedid: 'pbx-1795419200.3000001' },
      {
        t: 1,
        event: 'VarSet',
        Uniqueid: 'pbx-1795419200.3000010',
        Value: '/x/in-pbx-1795419200.3000001.wav',
      },
    ]);
  });
});

describe('renameNumbers', () => {
  it('replaces whole numbers everywhere and leaves parts of longer numbers and counters of ids', () => {
    const events = [
      { t: 0, event: 'E', Channel: 'PJSIP/101-00000101', Exten: ['101', '7101'], Uniqueid: '1795419200.101' },
    ];
    expect(renameNumbers(events, { '101': '205' })).toEqual([
      { t: 0, event: 'E', Channel: 'PJSIP/205-00000101', Exten: ['205', '7101'], Uniqueid: '1795419200.101' },
    ]);
  });
});
