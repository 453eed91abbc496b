import { Button, Group, Paper, Text, TextInput, Title } from '@mantine/core';
import { fromWallInput, toWallInput } from '@planfix-asterisk/contracts';
import { IconListSearch } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planBackFill } from '../../api/back-fills.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { fieldLabels } from '../../shared/field-words.ts';
import { panelZone } from '../../shared/format.ts';

const dayMs = 86_400_000;

/** From when to when; then the page of the plan, which tells nothing before it is started. */
export function NewBackFill() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [from, setFrom] = useState(() => toWallInput(Date.now() - dayMs, panelZone()));
  const [to, setTo] = useState(() => toWallInput(Date.now(), panelZone()));
  const planning = useMutation({
    mutationFn: planBackFill,
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['back-fills'] });
      void navigate({ to: '/back-fills/$backFillId', params: { backFillId: String(id) } });
    },
  });
  const span = { from: fromWallInput(from, panelZone()), to: fromWallInput(to, panelZone()) };
  const isInOrder = span.from !== undefined && span.to !== undefined && span.from < span.to;
  return (
    <Paper withBorder p="md" mb="lg" component="section" aria-labelledby="new-back-fill">
      <Title order={2} size="h5" id="new-back-fill">
        {t('backFills.new')}
      </Title>
      <Text size="sm" mb="sm">
        {t('backFills.newHelp')}
      </Text>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (span.from !== undefined && span.to !== undefined)
            planning.mutate({ from: span.from, to: span.to });
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            type="datetime-local"
            label={t('backFills.from')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t('backFills.to')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<IconListSearch size={16} aria-hidden />}
            loading={planning.isPending}
            disabled={!isInOrder}
          >
            {t('backFills.count')}
          </Button>
        </Group>
        {!isInOrder && (
          <Text size="sm" c="red.9" mt="xs" role="alert">
            {t('backFills.notInOrder')}
          </Text>
        )}
      </form>
      {planning.isError && (
        <ErrorAlert
          error={planning.error}
          title={t('backFills.notPlanned')}
          fieldWords={fieldLabels({ from: t('backFills.from'), to: t('backFills.to') })}
        />
      )}
    </Paper>
  );
}
