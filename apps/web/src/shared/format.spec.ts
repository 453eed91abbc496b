import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatDateTime,
  formatMs,
  formatSpan,
  formatTime,
  showTimesIn,
  timeZoneLabel,
} from './format.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('formatSpan', () => {
  it('tells the two greatest units', () => {
    expect(formatSpan(125, 'en')).toBe('2 min 5 sec');
    expect(formatSpan(90_061, 'en')).toBe('1 day 1 hr');
    expect(plain(formatSpan(3_725, 'ru'))).toBe('1 ч 2 мин');
  });
  it('tells nothing negative', () => expect(formatSpan(-3, 'en')).toBe('0 sec'));
});

describe('formatMs', () => {
  it('changes to seconds at one second', () => {
    expect(formatMs(341.5, 'en')).toBe('342 ms');
    expect(formatMs(10_003, 'en')).toBe('10 sec');
    expect(formatMs(1_540, 'en')).toBe('1.5 sec');
  });
});

describe('formatAgo', () => {
  it("speaks in the language's own words", () => {
    expect(formatAgo(0, 180_000, 'en')).toBe('3 minutes ago');
    expect(formatAgo(0, 2 * 86_400_000, 'ru')).toBe('позавчера');
  });
  it('does not look into the future when clocks differ', () => {
    expect(formatAgo(5_000, 0, 'en')).toBe('now');
  });
});

describe('times', () => {
  it('are shown in the zone of the PBX', () => {
    const at = Date.UTC(2026, 10, 25, 21, 30);
    showTimesIn('Europe/Moscow');
    expect(formatDateTime(at, 'ru')).toBe('26.11.2026, 00:30:00');
    expect(formatTime(at, 'en')).toBe('00:30:00');
    expect(timeZoneLabel('en', at)).toBe('Europe/Moscow, GMT+3');
    showTimesIn('UTC');
    expect(formatDateTime(at, 'ru')).toBe('25.11.2026, 21:30:00');
  });
});

it.each([
  [0, '0 byte'],
  [1_500, '1.5 kB'],
  [3_400_000_000, '3.4 GB'],
  [5e15, '5,000 TB'],
])('tells %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text);
});
