import {
  callRecordScenarios,
  freepbxRows,
  labRules,
  recordedCallRecords,
  told,
} from '@planfix-asterisk/testing';
import { describe, expect, it } from 'vitest';
import type { CallRecord, TimedRecord } from './call-record.ts';
import { foldRecords } from './fold-records.ts';
import { readFreepbxRow } from './read-freepbx-row.ts';
import { readMasterCsvLine } from './read-master-csv.ts';
import { recordClock, timedRecord } from './record-clock.ts';
import { RecordGroups } from './record-groups.ts';

const rules = labRules({ trunks: ['carrier-1', 'carrier-2'] });

const sources: Record<string, (version: string, scenario: string) => CallRecord[]> = {
  'FreePBX 15': (version, scenario) => freepbxRows(version, scenario, 15).map(readFreepbxRow),
  'FreePBX 13': (version, scenario) => freepbxRows(version, scenario, 13).map(readFreepbxRow),
  'Master.csv': (version, scenario) =>
    recordedCallRecords(version, scenario, 'master').flatMap((line) => {
      const record = readMasterCsvLine(line);
      return typeof record === 'object' ? record : [];
    }),
};

function timed(records: CallRecord[]): TimedRecord[] {
  const clock = recordClock('auto', records);
  return records.map((record) => timedRecord(record, clock));
}

function toldOf(records: readonly TimedRecord[]): string[] {
  return foldRecords(records, rules).flatMap(({ events }) =>
    events.map((event) => JSON.stringify(told(event))),
  );
}

describe.each(Object.entries(sources))('a day of calls read from %s', (_source, read) => {
  it.each(['asterisk-16', 'asterisk-22'])('is told as each call by itself (%s)', (version) => {
    const byCall = callRecordScenarios(version).map((scenario) => timed(read(version, scenario)));
    const groups = new RecordGroups();
    const found: string[] = [];
    for (const record of byCall.flat().sort((one, other) => one.startedAt - other.startedAt)) {
      groups.add(record);
      for (const group of groups.takeOver(record.startedAt)) found.push(...toldOf(group.records));
    }
    for (const group of groups.takeOver(Infinity)) found.push(...toldOf(group.records));
    expect(found.sort()).toEqual(byCall.flatMap(toldOf).sort());
    expect(groups.records).toBe(0);
  });
});

describe('calls put together from records', () => {
  const record = (startedAt: number, endedAt: number, change: Partial<TimedRecord>): TimedRecord => ({
    ...{ startedLocal: '', durationS: 0, billableS: 0, source: '', destination: '', channel: '', peer: '' },
    ...{ application: 'Dial', applicationData: '', disposition: 'ANSWERED', uniqueId: '', linkedId: '' },
    ...{ line: '', recordingFile: '', presentedNumber: '', startedAt, endedAt },
    ...change,
  });
  const taken = (groups: RecordGroups, before: number) =>
    groups.takeOver(before).map(({ records }) => records.length);

  it('are taken oldest first: a long call holds back those that began after it', () => {
    const groups = new RecordGroups();
    groups.add(record(0, 60_000, { uniqueId: 'long' }));
    groups.add(record(1_000, 2_000, { uniqueId: 'short' }));
    expect(taken(groups, 30_000)).toEqual([]);
    expect(groups.startsAt).toBe(0);
    expect(taken(groups, 70_000)).toEqual([1, 1]);
  });

  it('are told apart where a PBX that was restarted gives the names of its channels again', () => {
    const groups = new RecordGroups();
    groups.add(record(0, 1_000, { uniqueId: 'a', peer: 'PJSIP/101-00000001' }));
    groups.add(record(60_000, 61_000, { uniqueId: 'b', peer: 'PJSIP/101-00000001' }));
    expect(taken(groups, Infinity)).toEqual([1, 1]);
  });

  it('are one where a later record joins two', () => {
    const groups = new RecordGroups();
    groups.add(record(0, 9_000, { uniqueId: 'a', channel: 'PJSIP/carrier-1-00000001' }));
    groups.add(record(5_000, 9_000, { uniqueId: 'b', channel: 'PJSIP/101-00000002' }));
    groups.add(
      record(9_000, 20_000, {
        uniqueId: 'c',
        channel: 'PJSIP/carrier-1-00000001',
        peer: 'PJSIP/101-00000002',
      }),
    );
    expect(groups.takeOldest()?.records).toHaveLength(3);
    expect(groups.records).toBe(0);
  });
});
