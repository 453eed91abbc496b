import { alertKindSchema } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { alertText, recoveredText } from './alert-text.ts';

describe.each(['ru', 'en'] as const)('texts in %s', (language) => {
  it.each(alertKindSchema.options)('say of %s what is wrong, what to do and that it is over', (kind) => {
    const alert = { kind, subject: 'main', facts: {} };
    const { title, next } = alertText(alert, language);
    const all = [title, next, recoveredText(alert, language)];
    expect(all.every((text) => text.length > 10)).toBe(true);
    expect(all.join()).not.toMatch(/undefined|NaN|\[object/);
    expect(/[а-я]/i.test(title)).toBe(language === 'ru');
  });
});

describe('numbers', () => {
  const failed = (count: number, language: 'ru' | 'en') =>
    alertText({ kind: 'failed', subject: '', facts: { count } }, language).title;

  it('stand in the plural of their language', () => {
    expect([1, 2, 5, 21].map((count) => failed(count, 'ru').replace(/^.*: /, ''))).toEqual([
      '1 сообщение',
      '2 сообщения',
      '5 сообщений',
      '21 сообщение',
    ]);
    expect([1, 2].map((count) => failed(count, 'en'))).toEqual(['1 message given up', '2 messages given up']);
  });
});
