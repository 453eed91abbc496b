import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api/client.ts';
import type { FieldWords } from './field-words.ts';
import { useFieldProblemWords } from './field-words.ts';

/** Codes of the API and of our own client that have a text here; others show the server's words. */
const errorCodes = [
  'bad-answer',
  'server-timeout',
  'server-unreachable',
  'unexpected-status',
  'invalid-input',
  'not-signed-in',
  'wrong-credentials',
  'wrong-password',
  'second-factor-needed',
  'second-factor-wrong',
  'second-factor-required',
  'name-taken',
  'last-admin',
  'wrong-setup-code',
  'not-allowed',
  'csrf-token-missing',
  'foreign-origin',
  'not-found',
  'already-set-up',
  'set-by-instance-file',
  'still-under-way',
  'not-connected',
  'already-finished',
  'content-deleted',
  'nothing-to-send',
  'wrong-state',
  'channel-not-set-up',
  'records-not-set-up',
  'planfix-not-set-up',
  'nothing-to-tell',
  'too-large',
  'too-many-attempts',
  'too-many-streams',
  'too-many-exports',
  'store-unavailable',
  'not-ready',
  'internal',
] as const;

function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiFailure)) return t('errors.unknown');
    const known = errorCodes.find((code) => code === error.code);
    return known ? t(`errors.${known}`, { status: error.status }) : error.message;
  };
}

interface ErrorAlertProps {
  readonly error: unknown;
  readonly title: string;
  /** Names fields and says what they expect; without it they are named as in the API. */
  readonly fieldWords?: FieldWords;
  readonly onRetry?: () => void;
}

/** What went wrong, what to do next, and the number that finds it in the server's log. */
export function ErrorAlert({ error, title, fieldWords, onRetry }: ErrorAlertProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const problemWords = useFieldProblemWords();
  const {
    status = 0,
    correlationId = null,
    fields = {},
    problems,
  } = error instanceof ApiFailure ? error : {};
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{errorText(error)}</Text>
        {Object.entries(fields).map(([field, text]) => {
          const { label, expected } = fieldWords?.(field) ?? {};
          const problem = problems?.[field];
          return (
            <Text key={field} size="sm">
              {label ?? <Code>{field}</Code>}: {problemWords(problem, expected) ?? text}
            </Text>
          );
        })}
        {/* What was refused is no error of the server and stands in no log. */}
        {status >= 500 && correlationId !== null && (
          <Text size="sm">
            {t('errors.correlation')} <Code>{correlationId}</Code>
          </Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('app.tryAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
