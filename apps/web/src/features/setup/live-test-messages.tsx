import { Group, Text, Title } from '@mantine/core';
import type { CallDetail } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { isCallNoteCode } from '../../shared/codes.ts';
import { NextStep } from '../../shared/delivery-next-step.tsx';
import { StateBadge } from '../../shared/status-badge.tsx';

/** What PlanFix was told of the call and what it answered; and why not, where nothing was told. */
export function LiveTestMessages({ call: { deliveries, notes } }: { readonly call: CallDetail }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={3} size="h5">
        {t('setup.test.messages')}
      </Title>
      {deliveries.map((delivery) => (
        <Group key={delivery.id} gap="sm" mt={6}>
          <Text size="sm">
            {t(`kind.${delivery.kind}`)} · {delivery.shortNumber}
          </Text>
          <StateBadge state={delivery.state} />
          <NextStep delivery={delivery} />
        </Group>
      ))}
      {deliveries.length === 0 && (
        <Text size="sm" mt={6}>
          {t('setup.test.noMessages')}
        </Text>
      )}
      {notes.map(({ code, subject, at }) => (
        <Text size="sm" mt={6} key={`${at} ${code} ${subject ?? ''}`}>
          {isCallNoteCode(code) ? (
            <>
              <strong>{t(`note.${code}.title`, { subject: subject ?? '' })}.</strong>{' '}
              {t(`note.${code}.text`, { subject: subject ?? '' })}
            </>
          ) : (
            code
          )}
        </Text>
      ))}
    </section>
  );
}
