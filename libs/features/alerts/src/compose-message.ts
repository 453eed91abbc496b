import { randomUUID } from 'node:crypto';
import type { AlertMessage } from '@planfix-asterisk/alert-channels';
import { alertText, recoveredText } from '@planfix-asterisk/alert-texts';
import type { AlertLanguage } from '@planfix-asterisk/alert-texts';
import type { Transition } from './transition.ts';

export interface MessageFrame {
  readonly at: number;
  readonly language: AlertLanguage;
  /** Which of many customers it is about. */
  readonly instance: string;
  /** The panel as seen from outside. */
  readonly panelUrl?: string;
}

const words = {
  en: {
    since: 'since',
    next: 'What to do:',
    more: 'more',
    panel: 'Panel:',
    test: 'Test message',
    testText: 'Alerts of this instance arrive here. Nothing is wrong.',
  },
  ru: {
    since: 'с',
    next: 'Что делать:',
    more: 'ещё',
    panel: 'Панель:',
    test: 'Проверочное сообщение',
    testText: 'Сюда приходят оповещения этой установки. Всё в порядке.',
  },
} as const;

/** One message for all that changed in one step, so that a bad moment is one message and not ten. */
export function composeMessage(transitions: readonly Transition[], frame: MessageFrame): AlertMessage {
  const { language } = frame;
  const titles = transitions.map((one) => titleOf(one, language));
  const rest = titles.length > 1 ? ` (+ ${words[language].more} ${titles.length - 1})` : '';
  const paragraphs = transitions.map((one, index) => paragraphOf(one, titles[index] ?? '', frame));
  return framed(frame, {
    subject: `${titles[0] ?? ''}${rest}`,
    text: paragraphs.join('\n\n'),
    events: transitions.map((one) => eventOf(one, language)),
  });
}

export function composeTest(frame: MessageFrame): AlertMessage {
  const { test, testText } = words[frame.language];
  return framed(frame, { subject: test, text: testText, events: [] });
}

interface Content {
  readonly subject: string;
  readonly text: string;
  readonly events: readonly object[];
}

function framed(
  { at, instance, panelUrl, language }: MessageFrame,
  { subject, text, events }: Content,
): AlertMessage {
  const link = panelUrl === undefined ? [] : [`${words[language].panel} ${panelUrl}`];
  return {
    id: randomUUID(),
    subject: `[${instance}] ${subject}`,
    text: [text, ...link].join('\n\n'),
    payload: { at, instance, panelUrl: panelUrl ?? null, isTest: events.length === 0, events },
  };
}

const isOver = ({ type }: Transition): boolean => type === 'recovered' || type === 'gone';

function titleOf(transition: Transition, language: AlertLanguage): string {
  return isOver(transition)
    ? `✅ ${recoveredText(transition, language)}`
    : `❗ ${alertText(transition, language).title}`;
}

function paragraphOf(transition: Transition, title: string, { language }: MessageFrame): string {
  if (isOver(transition)) return title;
  const { since, next } = words[language];
  return `${title}, ${since} ${formatted(transition.since, language)}.\n${next} ${alertText(transition, language).next}`;
}

/** In the time zone of this machine, which is named: the reader may sit in another. */
function formatted(at: number, language: AlertLanguage): string {
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

function eventOf(transition: Transition, language: AlertLanguage): object {
  const { type, kind, subject, since, facts } = transition;
  const texts = isOver(transition)
    ? { title: recoveredText(transition, language), next: null }
    : alertText(transition, language);
  // To a receiver it is the same whether a raise came at once or was kept back for a while.
  return { type: type === 'reminded' ? 'raised' : type, kind, subject, since, facts, ...texts };
}
