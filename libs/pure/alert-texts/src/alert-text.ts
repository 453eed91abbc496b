import type { Alert, AlertKind } from '@planfix-asterisk/contracts';
import { english } from './english.ts';
import { russian } from './russian.ts';

export type AlertLanguage = 'ru' | 'en';
export type TextedAlert = Pick<Alert, 'kind' | 'subject' | 'facts'>;

export interface AlertText {
  /** What is wrong, in one line without a full stop. */
  readonly title: string;
  /** What to do next; a sentence or two. */
  readonly next: string;
}

/** What an alert can say; the facts it needs come by name and may be missing in one of an older version. */
export interface Wording {
  readonly wrong: (fill: Fill) => AlertText;
  /** That it is over, in one line without a full stop. */
  readonly over: (fill: Fill) => string;
}
export type Wordings = Readonly<Record<AlertKind, Wording>>;

/** Reads the values of one alert. */
export interface Fill {
  readonly subject: string;
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
}

const wordings: Readonly<Record<AlertLanguage, Wordings>> = { en: english, ru: russian };

/** The words of the messages that go out, and of the panel. */
export function alertText(alert: TextedAlert, language: AlertLanguage): AlertText {
  return wordings[language][alert.kind].wrong(fillOf(alert));
}

export function recoveredText(alert: TextedAlert, language: AlertLanguage): string {
  return wordings[language][alert.kind].over(fillOf(alert));
}

function fillOf({ subject, facts }: TextedAlert): Fill {
  return {
    subject,
    text: (name) => String(facts[name] ?? ''),
    number: (name) => Number(facts[name] ?? 0),
  };
}
