import { readFreepbxRow, recordClock, RecordGroups, timedRecord } from '@planfix-asterisk/call-records';
import { freepbxRows, labRules } from '@planfix-asterisk/testing';
import { expect, it } from 'vitest';
import { foundCalls } from './found-calls.ts';

const now = Date.parse('2026-11-26T12:00:00Z');

function found(scenario: string, callIdPrefix = '') {
  const records = freepbxRows('asterisk-22', scenario, 15).map(readFreepbxRow);
  const clock = recordClock('auto', records);
  const groups = new RecordGroups();
  for (const record of records) groups.add(timedRecord(record, clock));
  const tracker = { ...labRules({ trunks: ['carrier-1', 'carrier-2'] }), callIdPrefix };
  const rules = { tracker, extras: { analytics: {}, employeeNames: new Map<string, string>() } };
  return groups.takeOver(Infinity).flatMap((group) => foundCalls(group, rules, now));
}

const linkedIdOf = (scenario: string): string =>
  freepbxRows('asterisk-22', scenario, 15)[0]?.['linkedid'] ?? '';

it('names every id under which the call may be known, also from before there was a second node', () => {
  const id = linkedIdOf('inbound-answered');
  for (const prefix of ['', 'main-']) {
    const [call] = found('inbound-answered', prefix);
    expect(call?.ids).toEqual(expect.arrayContaining([id, `main-${id}`]));
    expect(call?.entry.calls[0]?.callId).toBe(`${prefix}${id}`);
  }
});

it('dates a message by when it is told, its call by when it was, and marks it', () => {
  const [call] = found('inbound-answered');
  expect(call?.entry.events.map(({ event }) => event.at)).toEqual([now]);
  expect(call?.entry.calls[0]).toMatchObject({ phase: 'ended' });
  expect(call?.entry.calls[0]?.endedAt).toBeLessThan(now - 3_600_000);
  expect(call?.entry.notes).toContainEqual({
    callId: linkedIdOf('inbound-answered'),
    at: now,
    code: 'back-filled',
  });
});

it('keeps calls that tell PlanFix nothing, without a message', () => {
  expect(found('internal').map(({ entry }) => entry.events)).toEqual([[]]);
});
