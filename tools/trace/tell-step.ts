import { readFileSync } from 'node:fs';
import { headerOf } from '@planfix-asterisk/ami';
import type { TraceStep } from '@planfix-asterisk/calls';
import { toPlanfixForm } from '@planfix-asterisk/planfix';

type Texts = Readonly<Record<string, string>>;
interface PanelTexts {
  readonly step: Texts;
  readonly note: Readonly<Record<string, { readonly title: string; readonly text: string }>>;
}

// The words of the panel, so that both say the same.
const texts = JSON.parse(
  readFileSync(new URL('../../apps/web/src/i18n/en.json', import.meta.url), 'utf8'),
) as PanelTexts;

/** What a step of a recording did, one thing in a line; '' for a step that changed nothing, unless all are asked for. */
export function tellStep({ atMs, entry, output }: TraceStep, { isAll }: { isAll: boolean }): string {
  const told = [
    ...(output?.steps ?? []).map(({ code, subject }) => `  · ${filled(texts.step[code] ?? code, subject)}`),
    ...(output?.events ?? []).map((event) => `  → PlanFix: ${formWords(toPlanfixForm(event))}`),
    ...(output?.notes ?? []).map(({ code, subject = '' }) => {
      const { title, text } = texts.note[code] ?? { title: code, text: '' };
      return `  ! ${filled(`${title}. ${text}`, subject)}`;
    }),
  ];
  if (told.length === 0 && !isAll) return '';
  const event = entry === undefined ? '(time passes)' : (headerOf(entry.block, 'event') ?? '');
  const channel = entry === undefined ? '' : (headerOf(entry.block, 'channel') ?? '');
  return [`${(atMs / 1_000).toFixed(3).padStart(10)}  ${event.padEnd(20)} ${channel}`, ...told].join('\n');
}

const filled = (text: string, subject: string): string => text.replaceAll('{{subject}}', subject);

const formWords = (form: Readonly<Record<string, string>>): string =>
  Object.entries(form)
    .filter(([name]) => name !== 'cmd')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
