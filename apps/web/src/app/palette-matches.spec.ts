import { describe, expect, it } from 'vitest';
import { callIdIn, matchesOf, numberIn } from './palette-matches.ts';

const target = (label: string, description = '') => ({ id: label, label, description });

describe('the command palette', () => {
  const targets = [
    target('Звонки', 'Отчёты'),
    target('Отчёты по линиям'),
    target('Токен ПланФикса', 'Настройки → ПланФикс'),
  ];

  it('finds by every word, whatever the case and the dots of ё, names first', () => {
    expect(matchesOf(targets, 'отчеты').map(({ id }) => id)).toEqual(['Отчёты по линиям', 'Звонки']);
    expect(matchesOf(targets, 'ТОКЕН настройки').map(({ id }) => id)).toEqual(['Токен ПланФикса']);
    expect(matchesOf(targets, 'нет такого')).toEqual([]);
    expect(matchesOf(targets, ' ')).toHaveLength(3);
  });

  it.each([
    ['+7 (916) 123-45-67', '+7 (916) 123-45-67'],
    ['101', '101'],
    ['10', undefined],
    ['call 101', undefined],
  ])('takes %s for a number or not', (query, number) => expect(numberIn(query)).toBe(number));

  it.each([
    ['1764172800.15', '1764172800.15'],
    ['pbx1-1764172800.15', 'pbx1-1764172800.15'],
    ['8916.15', undefined],
  ])('takes %s for a call or not', (query, id) => expect(callIdIn(query)).toBe(id));
});
