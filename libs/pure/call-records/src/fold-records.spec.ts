import {
  callRecordScenarios,
  compareCalls,
  completedAlone,
  expectedOfRecords,
  freepbxRows,
  labRules,
  readExpectedCalls,
  readTrace,
  recordedCallRecords,
  told,
} from '@planfix-asterisk/testing';
import type { ExpectedCall, TraceEvent } from '@planfix-asterisk/testing';
import { describe, expect, it } from 'vitest';
import type { CallRecord } from './call-record.ts';
import { foldRecords } from './fold-records.ts';
import { readFreepbxRow } from './read-freepbx-row.ts';
import { readMasterCsvLine } from './read-master-csv.ts';
import { recordClock, timedRecord } from './record-clock.ts';

const rules = labRules({ trunks: ['carrier-1', 'carrier-2'] });
const expected = expectedOfRecords();

const sources: Record<string, (version: string, scenario: string) => CallRecord[]> = {
  'FreePBX 15': (version, scenario) => freepbxRows(version, scenario, 15).map(readFreepbxRow),
  'FreePBX 13': (version, scenario) => freepbxRows(version, scenario, 13).map(readFreepbxRow),
  'Master.csv': (version, scenario) =>
    recordedCallRecords(version, scenario, 'master').flatMap((line) => {
      const record = readMasterCsvLine(line);
      return typeof record === 'object' ? record : [];
    }),
};

function callsOf(records: CallRecord[]) {
  const clock = recordClock('auto', records);
  const timed = records.map((record) => timedRecord(record, clock));
  return foldRecords(timed, rules);
}

function toldOf(records: CallRecord[]) {
  return callsOf(records).flatMap(({ events }) => events.map(told));
}

/** Where menu or employee had been on the line before, no record says when the other side picked up: it counts as talk. */
const ringingCounted: Readonly<Record<string, [asked: string, counted: string]>> = {
  'Master.csv menu-choice': ['1-2', '1-4'],
  'AMI 19-click-to-call-pjsip': ['2-4', '2-5'],
  'AMI 20-inbound-ivr': ['4-6', '4-7'],
};

/** What the records do not keep, and no reading of them can tell. */
function asFarAsKept(
  call: ExpectedCall,
  { source, scenario }: { source: string; scenario: string },
): ExpectedCall {
  const [asked, counted] = ringingCounted[`${source} ${scenario}`] ?? ['', ''];
  // A refusal (403) is NO ANSWER after no second, and so is an unknown number (404), which is much more frequent.
  const text = JSON.stringify(call.says).replace('NotAllowed', 'NotAvailable').replace(asked, counted);
  if (source !== 'Master.csv') return { ...call, says: readSays(text) };
  // Asterisk's own file has neither the number that was called from outside nor the name of the recording.
  const diversion = call.type === 'in' ? '' : call.diversion;
  return { ...call, diversion, says: readSays(text.replaceAll('r1"', 'r0"')) };
}

function readSays(text: string): ExpectedCall['says'] {
  return JSON.parse(text) as ExpectedCall['says'];
}

describe.each(Object.entries(sources))('records of a real Asterisk from %s', (source, read) => {
  for (const version of ['asterisk-16', 'asterisk-22']) {
    it.each(callRecordScenarios(version))(`tell of %s what the rules ask (${version})`, (scenario) => {
      const asked = completedAlone(expected[scenario] ?? []).map((call) =>
        asFarAsKept(call, { source, scenario }),
      );
      expect(compareCalls(asked, toldOf(read(version, scenario)))).toEqual([]);
    });
  }
});

it('gives a call the id it has when it is followed live, whether the PBX keeps it or not', () => {
  for (const scenario of callRecordScenarios('asterisk-22')) {
    const rows = freepbxRows('asterisk-22', scenario, 15);
    const ids = (freepbx: 13 | 15) =>
      callsOf(freepbxRows('asterisk-22', scenario, freepbx).map(readFreepbxRow)).map(({ callId }) => callId);
    const oldest = rows.map((row) => row['linkedid'] ?? '').sort()[0];
    if (rows.length > 0) expect([scenario, ids(15)]).toEqual([scenario, expect.arrayContaining([oldest])]);
    expect([scenario, ids(13)]).toEqual([scenario, ids(15)]);
  }
});

describe('call detail records heard over AMI, of an Asterisk that keeps unanswered calls too', () => {
  it.each(Object.entries(readExpectedCalls()))('tell of %s what the rules ask', (name, calls) => {
    const records = readTrace(name)
      .filter(({ event }) => event === 'Cdr')
      .map(recordOfEvent);
    const asked = completedAlone(calls).map((call) => asFarAsKept(call, { source: 'AMI', scenario: name }));
    expect(compareCalls(asked, toldOf(records))).toEqual([]);
  });
});

function recordOfEvent(event: TraceEvent): CallRecord {
  const text = (name: string): string => String(event[name] ?? '');
  return {
    startedLocal: text('StartTime'),
    endedLocal: text('EndTime'),
    durationS: Number(text('Duration')),
    billableS: Number(text('BillableSeconds')),
    source: text('Source'),
    destination: text('Destination'),
    channel: text('Channel'),
    peer: text('DestinationChannel'),
    application: text('LastApplication'),
    applicationData: text('LastData'),
    disposition: text('Disposition'),
    uniqueId: text('UniqueID'),
    linkedId: '',
    line: text('Did'),
    recordingFile: text('RecordingFile'),
    presentedNumber: '',
  };
}
