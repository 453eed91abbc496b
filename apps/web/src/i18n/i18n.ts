import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type en from './en.json';
import enUrl from './en.json?url';
import ruUrl from './ru.json?url';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const languages = ['ru', 'en'] as const;
type Language = (typeof languages)[number];

const storageKey = 'planfix-asterisk.language';
const urls: Record<Language, string> = { ru: ruUrl, en: enUrl };

/** Texts are no code: read as JSON they cost half of what a script would. */
async function load(language: Language): Promise<object> {
  const answer = await fetch(urls[language]);
  if (!answer.ok) throw new Error(`The texts could not be fetched: ${answer.status}`);
  const texts: unknown = await answer.json();
  if (typeof texts !== 'object' || texts === null) throw new Error('The texts are no JSON object');
  return texts;
}

const isLanguage = (value: unknown): value is Language => languages.some((one) => one === value);

/** What was chosen before, else the browser's first language that we speak, else English. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  for (const tag of browser) {
    const language = tag.split('-')[0];
    if (isLanguage(language)) return language;
  }
  return 'en';
}

export async function startI18n(): Promise<void> {
  const language = preferredLanguage(localStorage.getItem(storageKey), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await load(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  i18next.addResourceBundle(language, 'translation', await load(language));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
