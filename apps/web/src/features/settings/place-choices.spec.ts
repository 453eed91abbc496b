import { describe, expect, it } from 'vitest';
import { countryChoices, timeZoneChoices } from './place-choices.ts';

describe('choices of a place', () => {
  it('name countries in the language of the panel, in its order', () => {
    const labels = countryChoices('ru').map(({ label }) => label);
    expect(labels).toContain('Россия (RU)');
    expect(labels[0]).toMatch(/^А/);
    expect(countryChoices('en').find(({ value }) => value === 'KZ')?.label).toBe('Kazakhstan (KZ)');
  });

  it('name time zones as they are stored, with words and offset', () => {
    const moscow = timeZoneChoices('ru').find(({ value }) => value === 'Europe/Moscow');
    expect(moscow?.label).toBe('Europe/Moscow — Москва, стандартное время, GMT+3');
    expect(timeZoneChoices('en')[0]?.value).toBe('UTC');
  });
});
