import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { LookupAccess, LookupTest } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconCheck, IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testLookup } from '../../api/way-back.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatMs } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useSystemWords } from '../../shared/system-words.ts';
import { useSession } from '../session/session-context.ts';
import { SettingsGroup } from './settings-group.tsx';

/** What a phone would show for a number, and to whom the call would go, by what is saved. */
export function LookupTester({ isCutOff }: { readonly isCutOff: boolean }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const [number, setNumber] = useState('');
  const testing = useMutation({ mutationFn: testLookup });
  if (role !== 'admin') return null;
  const isEmpty = number.trim() === '';
  const ask = (): void => {
    if (!isEmpty) testing.mutate(number.trim());
  };
  return (
    <SettingsGroup title={t('lookup.test')} text={t('lookup.testText')}>
      <Stack gap="sm" my="sm" maw={720} align="flex-start">
        {isCutOff && (
          <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('lookup.cutOff')}>
            {t('lookup.cutOffText')}
          </Alert>
        )}
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('lookup.number')}
            value={number}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => setNumber(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              ask();
            }}
          />
          <Button
            variant="default"
            leftSection={<IconSearch size={16} aria-hidden />}
            disabled={isEmpty}
            loading={testing.isPending}
            onClick={ask}
          >
            {t('lookup.ask')}
          </Button>
        </Group>
        {testing.isError && <ErrorAlert error={testing.error} title={t('lookup.testFailed')} />}
        {testing.isSuccess && <Found {...testing.data} />}
      </Stack>
    </SettingsGroup>
  );
}

function Found({ name, responsible, source, tookMs }: LookupTest) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isAsked = source === 'planfix' || source === 'cache' || source === 'no-client';
  return (
    <Alert
      role="status"
      color={isAsked ? 'green' : 'orange'}
      icon={isAsked ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={t('lookup.shown', { name })}
    >
      <Text size="sm">
        {responsible === '' ? t('lookup.nobody') : t('lookup.responsible', { extension: responsible })}
      </Text>
      <Text size="sm">
        {t(`lookup.source.${source}`)} {t('lookup.took', { time: formatMs(tookMs, language) })}
      </Text>
    </Alert>
  );
}

export function AgiState({ state, reason }: LookupAccess['agi']) {
  const { t } = useTranslation();
  const systemWords = useSystemWords();
  if (state === 'off') return null;
  return (
    <Text size="sm" role="status" c={state === 'failed' ? 'red' : undefined}>
      {t(`lookup.agiState.${state}`, { reason: systemWords(reason ?? '') })}
    </Text>
  );
}
