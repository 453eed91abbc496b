import { expect, it } from 'vitest';
import { readMasterCsvLine } from './read-master-csv.ts';

const first16 =
  '"","74957654321","101","from-pstn","""Иванов, ""И""."" <74957654321>","PJSIP/c-1","PJSIP/101-2","Dial","PJSIP/101,15,tT","2026-11-25 22:52:58","2026-11-25 22:52:59","2026-11-25 22:53:02",4,2,"ANSWERED","DOCUMENTATION"';

const of = (line: string) => {
  const record = readMasterCsvLine(line);
  return typeof record === 'object' ? [record.uniqueId, record.linkedId, record.sequence] : record;
};

it('reads the columns that cdr.conf switches on', () => {
  expect(of(`${first16},"17.1"`)).toEqual(['17.1', '', undefined]);
  expect(of(`${first16},"17.1","a user, and more"`)).toEqual(['17.1', '', undefined]);
  expect(of(`${first16},"17.2","","17.1",33`)).toEqual(['17.2', '17.1', 33]);
  expect(of(`${first16},"17.2","user field","","17.1",33`)).toEqual(['17.2', '17.1', 33]);
});

it('reads commas and quotes inside of values', () => {
  expect(readMasterCsvLine(`${first16},"17.1"`)).toMatchObject({
    source: '74957654321',
    applicationData: 'PJSIP/101,15,tT',
    startedLocal: '2026-11-25 22:52:58',
    endedLocal: '2026-11-25 22:53:02',
    durationS: 4,
    billableS: 2,
  });
});

it('says when unique ids are not written, and passes over what is no record', () => {
  expect(of(first16)).toBe('no-unique-id');
  expect(of(`${first16},"user field"`)).toBe('no-unique-id');
  expect(of('"half a line","7495')).toBeUndefined();
  expect(of('')).toBeUndefined();
});
