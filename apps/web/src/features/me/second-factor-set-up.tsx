import { Button, Code, CopyButton, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmSecondFactor, offerSecondFactor } from '../../api/me.ts';
import { sessionQuery } from '../../api/session.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import { QrCode } from './qr-code.tsx';

/** QR code, first code, recovery codes: in this order, and the last are shown only once. */
export function SecondFactorSetUp({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // A secret of its own each time the dialog opens; never kept.
  const offer = useQuery({
    queryKey: ['second-factor-offer'],
    queryFn: offerSecondFactor,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const confirming = useMutation({ mutationFn: confirmSecondFactor });
  const finish = (): void => {
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    onDone();
  };
  if (confirming.data) return <RecoveryCodes codes={confirming.data.codes} onDone={finish} />;
  if (offer.isError)
    return (
      <ErrorAlert
        error={offer.error}
        title={t('me.secondFactor.failed')}
        onRetry={() => void offer.refetch()}
      />
    );
  if (!offer.data) return <Loading lines={4} />;
  return (
    <Stack>
      <Text size="sm">{t('me.secondFactor.scan')}</Text>
      <QrCode text={offer.data.uri} label={t('me.secondFactor.qr')} />
      <Text size="sm">
        {t('me.secondFactor.typed')} <Code>{offer.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
      </Text>
      <CodeForm
        isPending={confirming.isPending}
        error={confirming.error}
        onCode={(code) => confirming.mutate(code)}
      />
    </Stack>
  );
}

interface CodeFormProps {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onCode: (code: string) => void;
}

function CodeForm({ isPending, error, onCode }: CodeFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code);
      }}
    >
      <Stack>
        <TextInput
          label={t('session.code')}
          description={t('me.secondFactor.codeHelp')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {error !== null && <ErrorAlert error={error} title={t('me.secondFactor.failed')} />}
        <Button type="submit" disabled={code.trim() === ''} loading={isPending}>
          {t('me.secondFactor.confirm')}
        </Button>
      </Stack>
    </form>
  );
}

function RecoveryCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text size="sm" fw={600}>
        {t('me.secondFactor.codesTitle')}
      </Text>
      <Text size="sm">{t('me.secondFactor.codesText')}</Text>
      <List listStyleType="none" size="sm">
        {codes.map((code) => (
          <List.Item key={code}>
            <Code>{code}</Code>
          </List.Item>
        ))}
      </List>
      <Group justify="space-between">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('app.copied') : t('app.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone} data-autofocus>
          {t('me.secondFactor.kept')}
        </Button>
      </Group>
    </Stack>
  );
}
