import { Alert, Button, Checkbox, Code, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import type { CsvChanges } from './csv-changes.ts';
import { applied, changesBy } from './csv-changes.ts';
import type { CsvReading, CsvRow, CsvShape } from './csv.ts';
import { readCsv } from './csv.ts';
import { FileTooLarge, readTextFile } from './read-text-file.ts';
import classes from './settings.module.css';

interface CsvImportProps<Item> {
  readonly file: File;
  readonly shape: CsvShape<Item>;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly onDone: (items: readonly Item[]) => void;
  readonly onCancel: () => void;
}

/** Shows what a file would change, and each line that is wrong, before anything is changed. */
export function CsvImport<Item extends object>(props: CsvImportProps<Item>) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: ['csv-file', props.file.name, props.file.lastModified, props.file.size],
    queryFn: () => readTextFile(props.file),
    gcTime: 0,
    retry: false,
  });
  if (error instanceof FileTooLarge) {
    return (
      <Alert color="red" title={t('settings.csv.unreadable')} role="alert">
        {t('settings.csv.tooLarge', { limitMb: error.limitMb })}
      </Alert>
    );
  }
  if (error) return <ErrorAlert error={error} title={t('settings.csv.unreadable')} />;
  return data === undefined ? <Loading /> : <Preview {...props} text={data} />;
}

function Preview<Item extends object>({
  text,
  shape,
  items,
  keyOf,
  onDone,
  onCancel,
}: CsvImportProps<Item> & { readonly text: string }) {
  const { t } = useTranslation();
  const [removesAbsent, setRemovesAbsent] = useState(false);
  const reading = readCsv(text, shape, ({ field }) => t(`settings.fields.${field}.label`));
  const changes = changesBy(items, reading.rows, keyOf);
  const removed = removesAbsent ? changes.absent.length : 0;
  const total = changes.added.length + changes.changed.length + removed;
  if (reading.missing.length > 0) return <NotThatFile reading={reading} shape={shape} onCancel={onCancel} />;
  return (
    <Stack>
      <Text size="sm" role="status">
        {[
          t('settings.csv.added', { count: changes.added.length }),
          t('settings.csv.changed', { count: changes.changed.length }),
          t('settings.csv.unchanged', { count: changes.unchanged }),
          t('settings.csv.wrong', { count: changes.wrong.length + changes.doubled.length }),
        ].join(' · ')}
      </Text>
      {reading.unknown.length > 0 && (
        <Text size="sm">{t('settings.csv.unknown', { columns: reading.unknown.join(', ') })}</Text>
      )}
      <WrongLines changes={changes} />
      <ChangeLines changes={changes} keyOf={keyOf} shape={shape} />
      {changes.absent.length > 0 && (
        <Checkbox
          label={t('settings.csv.removeAbsent', { count: changes.absent.length })}
          checked={removesAbsent}
          onChange={(event) => setRemovesAbsent(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button disabled={total === 0} onClick={() => onDone(applied(items, changes, removesAbsent))}>
          {t('settings.csv.take', { count: total })}
        </Button>
      </Group>
    </Stack>
  );
}

/** More than anybody reads. */
const mostLines = 100;

function WrongLines<Item>({ changes }: { readonly changes: CsvChanges<Item> }) {
  const { t } = useTranslation();
  const lines = [
    ...changes.wrong.map((row) => ({ line: row.line, text: problemsOf(row) })),
    ...changes.doubled.map(({ line }) => ({ line, text: t('settings.csv.doubled') })),
  ].toSorted((a, b) => a.line - b.line);
  if (lines.length === 0) return null;
  return (
    <Alert color="orange" title={t('settings.csv.wrongTitle')} role="alert">
      <List size="sm" className={classes.lines}>
        {lines.slice(0, mostLines).map(({ line, text }) => (
          <List.Item key={line}>
            {t('settings.csv.line', { line })}: {text}
          </List.Item>
        ))}
      </List>
      {lines.length > mostLines && (
        <Text size="sm">{t('settings.csv.more', { count: lines.length - mostLines })}</Text>
      )}
    </Alert>
  );

  function problemsOf(row: CsvRow<Item>): string {
    return row.wrong
      .map(({ field, value }) => {
        const expected = value === '' ? t('form.required') : t(`settings.fields.${field}.error`);
        return `${t(`settings.fields.${field}.label`)} “${value}”: ${expected}`;
      })
      .join('; ');
  }
}

interface ChangeLinesProps<Item> {
  readonly changes: CsvChanges<Item>;
  readonly keyOf: (item: Item) => string;
  readonly shape: CsvShape<Item>;
}

function ChangeLines<Item extends object>({ changes, keyOf, shape }: ChangeLinesProps<Item>) {
  const { t } = useTranslation();
  const words = (item: Item) =>
    shape.columns
      .map(({ key }) => wordOf(Reflect.get(item, key)))
      .filter(Boolean)
      .join(', ');
  const lines = [
    ...changes.changed.map(({ before, after }) => ({
      id: keyOf(after),
      text: t('settings.csv.from', { before: words(before), after: words(after) }),
    })),
    ...changes.added.map((item) => ({ id: keyOf(item), text: t('settings.csv.new', { item: words(item) }) })),
  ];
  if (lines.length === 0) return null;
  return (
    <List size="sm" className={classes.lines} aria-label={t('settings.csv.preview')}>
      {lines.slice(0, mostLines).map(({ id, text }) => (
        <List.Item key={id}>{text}</List.Item>
      ))}
      {lines.length > mostLines && (
        <List.Item>{t('settings.csv.more', { count: lines.length - mostLines })}</List.Item>
      )}
    </List>
  );

  function wordOf(value: unknown): string {
    if (Array.isArray(value)) return value.join(' ');
    if (typeof value === 'boolean') return value ? '' : t('settings.off');
    return typeof value === 'string' ? value : '';
  }
}

interface NotThatFileProps<Item> {
  readonly reading: CsvReading<Item>;
  readonly shape: CsvShape<Item>;
  readonly onCancel: () => void;
}

function NotThatFile<Item>({ reading, shape, onCancel }: NotThatFileProps<Item>) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert color="red" title={t('settings.csv.missingTitle')} role="alert">
        <Text size="sm">
          {t('settings.csv.missing', { columns: reading.missing.map(({ key }) => key).join(', ') })}
        </Text>
        <Text size="sm" mt="xs">
          {t('settings.csv.expected')} <Code>{shape.columns.map(({ key }) => key).join(';')}</Code>
        </Text>
      </Alert>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
