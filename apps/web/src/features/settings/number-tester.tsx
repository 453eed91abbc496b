import { Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { NumberCheck } from '@planfix-asterisk/contracts';
import { numbersSchema } from '@planfix-asterisk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkNumber } from '../../api/setup.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useSession } from '../session/session-context.ts';
import { SettingsGroup } from './settings-group.tsx';
import classes from './settings.module.css';

const typingMs = 250;

/** What PlanFix would see for a number by the rules in the form, saved or not; the server answers with the code that reads the calls. */
export function NumberTester({ rules }: { readonly rules: unknown }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const id = useId();
  const [number, setNumber] = useState('');
  const [asked] = useDebouncedValue({ number, rules: JSON.stringify(rules) }, typingMs);
  const numbers = numbersSchema.safeParse(JSON.parse(asked.rules));
  const { data, error } = useQuery({
    queryKey: ['number-check', asked],
    queryFn: ({ signal }) => checkNumber({ number: asked.number, numbers: numbers.data }, signal),
    enabled: role === 'admin' && asked.number !== '' && numbers.success,
    placeholderData: keepPreviousData,
  });
  if (role !== 'admin') return null;
  return (
    <SettingsGroup title={t('numberTester.title')} text={t('numberTester.text')}>
      <div className={classes.row}>
        <label className={classes.label} htmlFor={id}>
          {t('numberTester.number')}
        </label>
        <div className={classes.control}>
          <TextInput
            id={id}
            value={number}
            inputMode="tel"
            autoComplete="off"
            placeholder="9-8 916 123-45-67"
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Text size="sm" mt="xs" role="status" aria-label={t('numberTester.answer')} mih={24}>
            {!numbers.success && t('numberTester.wrongRules')}
            {numbers.success && number !== '' && data && <Answer {...data} />}
          </Text>
          {error && <ErrorAlert error={error} title={t('numberTester.failed')} />}
        </div>
      </div>
    </SettingsGroup>
  );
}

function Answer({ meaning, told }: NumberCheck) {
  const { t } = useTranslation();
  return (
    <>
      {told !== null && <strong>{told}</strong>} {t(`numberTester.meaning.${meaning}`)}
    </>
  );
}
