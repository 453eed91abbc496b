import { readFile } from 'node:fs/promises';
import { createInstance } from 'i18next';
import type { i18n } from 'i18next';

/** The words of the panel, in Russian where the locale (`ru_RU.UTF-8`) says so, else in English. */
export async function wordsFor(locale: string): Promise<i18n> {
  const language = locale.startsWith('ru') ? 'ru' : 'en';
  const file = new URL(`../../apps/web/src/i18n/${language}.json`, import.meta.url);
  const translation = JSON.parse(await readFile(file, 'utf8')) as object;
  const words = createInstance();
  await words.init({
    lng: language,
    resources: { [language]: { translation } },
    interpolation: { escapeValue: false },
  });
  return words;
}
