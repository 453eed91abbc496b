import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAmiTrace } from '@planfix-asterisk/ami';
import { playTrace } from '@planfix-asterisk/calls';
import { labRules, tracesDirectory } from '@planfix-asterisk/testing';
import { describe, expect, it } from 'vitest';
import { TraceMask } from './trace-mask.ts';

const block = (headers: Record<string, string>) => ({ event: 'VarSet', ...headers });

describe('the mask of a trace', () => {
  it('always takes out what is named like a secret, and the secrets we know', () => {
    const mask = new TraceMask(['ami-secret-1'], { masksNumbers: false });
    expect(mask.masked(block({ variable: 'SIP_PASSWORD', value: 'qwerty' }))).toMatchObject({ value: '***' });
    expect(mask.masked(block({ appdata: 'x ami-secret-1 y', calleridnum: '79161234567' }))).toMatchObject({
      appdata: 'x *** y',
      calleridnum: '79161234567',
    });
  });

  it('gives a number the same stand-in everywhere; ids and extensions stay', () => {
    const mask = new TraceMask([], { masksNumbers: true });
    const masked = mask.masked(
      block({
        calleridnum: '79161234567',
        calleridname: 'Иван Петров',
        appdata: 'PJSIP/+79161234567@carrier,30',
        exten: '101',
        uniqueid: '1795419200.0',
        bridgeuniqueid: '12345678-aaaa',
        channel: 'PJSIP/101-00000001',
      }),
    );
    const number = String(masked['calleridnum']);
    expect(number).toMatch(/^7916\d{7}$/);
    expect(mask.masked(block({ exten: '89161234567' }))['exten']).toBe(`8${number.slice(1)}`);
    expect(number).not.toBe('79161234567');
    expect(masked['appdata']).toBe(`PJSIP/+${number}@carrier,30`);
    expect(masked['calleridname']).toMatch(/^Name \d{4}$/);
    expect(masked).toMatchObject({
      exten: '101',
      uniqueid: '1795419200.0',
      bridgeuniqueid: '12345678-aaaa',
      channel: 'PJSIP/101-00000001',
    });
  });

  it('leaves the story of a call as it was', () => {
    const text = readFileSync(
      join(tracesDirectory, 'asterisk-16', '08-queue-ringall-answered.jsonl'),
      'utf8',
    );
    const { entries } = readAmiTrace(text);
    const mask = new TraceMask([], { masksNumbers: true });
    const masked = entries.map((entry) => ({ ...entry, block: mask.masked(entry.block) }));
    const told = (of: typeof entries) =>
      [...playTrace(of, labRules())].flatMap(
        ({ output }) => output?.events.map(({ kind, employee }) => `${kind} ${employee.extension}`) ?? [],
      );
    expect(told(masked).length).toBeGreaterThan(2);
    expect(told(masked)).toEqual(told(entries));
    expect(['74957654321', 'Olga Sidorova'].filter((one) => JSON.stringify(masked).includes(one))).toEqual(
      [],
    );
  });
});
