import { appendFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { callRecordScenarios, recordedCallRecords } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../open-records.ts';
import { RecordsError } from '../records-error.ts';
import type { RecordsSource } from '../records-source.ts';

let folder: string;
let file: string;
let source: RecordsSource;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planfix-records-'));
  file = join(folder, 'Master.csv');
  source = openRecords(file);
});
afterEach(() => rm(folder, { recursive: true }));

const asText = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const recorded = () =>
  callRecordScenarios('asterisk-22').flatMap((name) => recordedCallRecords('asterisk-22', name, 'master'));

/** A call of some seconds that began in this second of the first days of 2026. */
function line(second: number, lengthS = 5): string {
  const at = (s: number) =>
    new Date(Date.UTC(2026, 0, 1) + s * 1_000).toISOString().slice(0, 19).replace('T', ' ');
  const id = `${Date.UTC(2026, 0, 1) / 1_000 + second}.${second}`;
  const start = `"","74957654321","101","from-trunk","","PJSIP/carrier-1-${second}","PJSIP/101-${second}","Dial","PJSIP/101"`;
  return `${start},"${at(second)}",,"${at(second + lengthS)}",${lengthS},0,"NO ANSWER","DOCUMENTATION","${id}","","${id}",1`;
}

async function starts(limit: number, span: { from: string; to: string }): Promise<string[]> {
  const found: string[] = [];
  for (let from: string | undefined = span.from; from !== undefined;) {
    const page = await source.page({ from, to: span.to }, limit);
    found.push(...page.records.map(({ startedLocal }) => startedLocal));
    from = page.next;
  }
  return found;
}
const always = { from: '2000-01-01 00:00:00', to: '2100-01-01 00:00:00' };

describe('Master.csv', () => {
  it.each([5, 40, 10_000])('is read whole, in the order of beginnings, in pages of %i', async (limit) => {
    await writeFile(file, asText(recorded()));
    const found = await starts(limit, always);
    expect(found).toHaveLength(recorded().length);
    expect(found).toEqual([...found].sort());
  });

  it('shows its newest records first', async () => {
    await writeFile(file, asText([line(1), line(2), line(3)]));
    const { kind, newest } = await source.look();
    expect(kind).toBe('master-csv');
    expect(newest.map(({ startedLocal }) => startedLocal.slice(-2))).toEqual(['03', '02', '01']);
  });

  it('is read in several goes where it is long, and only where it is of the time', async () => {
    const many = Array.from({ length: 30_000 }, (_, second) => line(second * 20));
    await writeFile(file, asText(many));
    const span = { from: '2026-01-02 00:00:00', to: '2026-01-06 00:00:00' };
    const found = await starts(700, span);
    expect(found).toHaveLength((4 * 86_400) / 20 + 1);
    expect(new Set(found).size).toBe(found.length);
    expect([found[0], found.at(-1)]).toEqual([span.from, span.to]);
  });

  it('has a long call in its place, though it is written last', async () => {
    await writeFile(file, asText([line(100), line(200), line(50, 7_200)]));
    expect((await starts(2, always)).map((start) => start.slice(11))).toEqual([
      '00:00:50',
      '00:01:40',
      '00:03:20',
    ]);
  });

  it('goes on in the files it was rotated into, packed ones too', async () => {
    await writeFile(`${file}.2.gz`, gzipSync(asText([line(10)])));
    await writeFile(file, asText([line(20)]));
    await rename(file, `${file}.1`);
    await writeFile(file, asText([line(30)]));
    expect(await starts(50, always)).toHaveLength(3);
  });

  it('is read up to the last whole line, and to the end once that is written', async () => {
    await writeFile(file, `${line(1)}\n${line(2).slice(0, 60)}`);
    expect(await starts(50, always)).toHaveLength(1);
    await appendFile(file, `${line(2).slice(60)}\n`);
    expect(await starts(50, { ...always, to: '2099-01-01 00:00:00' })).toHaveLength(2);
  });

  it('passes over lines that are no records', async () => {
    await writeFile(file, asText(['', '#!/bin/sh', 'x'.repeat(100_000), line(1), '"a","b"', '\u0000\u0001']));
    expect(await starts(50, always)).toHaveLength(1);
  });
});

describe('what is wrong is said with its name', () => {
  const trouble = async () => {
    try {
      await source.look();
      return 'none';
    } catch (error) {
      return error instanceof RecordsError ? error.trouble : error;
    }
  };

  it('a file that is not there, a folder, a file of something else', async () => {
    expect(await trouble()).toBe('file-missing');
    await writeFile(file, 'name;number\nAnna;101\n');
    expect(await trouble()).toBe('no-call-records');
    source = openRecords(folder);
    expect(await trouble()).toBe('file-unreadable');
  });

  it('records without unique ids: calls cannot be told apart', async () => {
    const columns = line(1).split(',').slice(0, 16).join(',');
    await writeFile(
      file,
      `${columns}
`,
    );
    expect(await trouble()).toBe('no-unique-ids');
  });
});
