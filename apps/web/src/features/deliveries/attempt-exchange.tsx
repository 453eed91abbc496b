import { Code, Text } from '@mantine/core';
import type { Attempt } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import classes from './attempt-exchange.module.css';

/** Request and answer as they went over the wire (the token replaced by a marker before it was stored). */
export function AttemptExchange({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation();
  const { request, response } = attempt;
  // Content goes before the tries do; see Settings, Retention.
  if (request.body === '') {
    return (
      <Text size="xs" c="dimmed" mt={4}>
        {t('attempt.contentDeleted')}
      </Text>
    );
  }
  return (
    <>
      <details className={classes.fold}>
        <summary>{t('attempt.request')}</summary>
        <Code block>{`POST ${request.url}\n\n${request.body.replaceAll('&', '\n&')}`}</Code>
      </details>
      {response === null ? (
        <Text size="xs" c="dimmed" mt={4}>
          {t('attempt.noAnswer')}
        </Text>
      ) : (
        <details className={classes.fold}>
          <summary>{t('attempt.answer', { status: response.status })}</summary>
          <Code block>{answerText(response)}</Code>
          {response.bodyCut && (
            <Text size="xs" c="dimmed" mt={4}>
              {t('attempt.bodyCut')}
            </Text>
          )}
        </details>
      )}
    </>
  );
}

function answerText({ status, headers, body }: NonNullable<Attempt['response']>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP ${status}`, ...lines, '', body].join('\n').trimEnd();
}
