import { Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { clickToCallSchema } from '@planfix-asterisk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkDialling } from '../../api/way-back.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useSession } from '../session/session-context.ts';
import classes from './settings.module.css';

const typingMs = 250;

/** What the PBX would dial by the rules in the form, saved or not; the server answers with the code that takes the clicks. */
export function DialTester({ rules }: { readonly rules: unknown }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const id = useId();
  const [number, setNumber] = useState('');
  const [asked] = useDebouncedValue({ number, rules: JSON.stringify(rules) }, typingMs);
  const clickToCall = clickToCallSchema.safeParse(JSON.parse(asked.rules));
  const { data, error } = useQuery({
    queryKey: ['dial-check', asked],
    queryFn: ({ signal }) => checkDialling({ number: asked.number, clickToCall: clickToCall.data }, signal),
    enabled: role === 'admin' && asked.number !== '' && clickToCall.success,
    placeholderData: keepPreviousData,
  });
  if (role !== 'admin') return null;
  return (
    <div className={classes.row}>
      <label className={classes.label} htmlFor={id}>
        {t('dialTester.number')}
      </label>
      <div className={classes.control}>
        <TextInput
          id={id}
          value={number}
          inputMode="tel"
          autoComplete="off"
          placeholder="+7 916 123-45-67"
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Text size="sm" mt="xs" role="status" aria-label={t('dialTester.answer')} mih={24}>
          {!clickToCall.success && t('dialTester.wrongRules')}
          {clickToCall.success && number !== '' && data && (
            <>
              {data.dialled !== null && <strong>{data.dialled}</strong>}{' '}
              {t(`dialTester.status.${data.status}`)}
            </>
          )}
        </Text>
        {error && <ErrorAlert error={error} title={t('dialTester.failed')} />}
      </div>
    </div>
  );
}
