import { Text, Title } from '@mantine/core';
import type { AlertChannelState } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/use-language.ts';

/** Who is told, and whether the last message went out. */
export function ChannelStates({ channels }: { readonly channels: readonly AlertChannelState[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="channels">
      <Title order={2} size="h4" mb="xs" id="channels">
        {t('alerts.channels')}
      </Title>
      {channels.length === 0 && <Text size="sm">{t('alerts.noChannel')}</Text>}
      {channels.map((state) => (
        <ChannelLine key={state.channel} state={state} />
      ))}
      <Text size="sm" mt={4}>
        <AnchorLink to="/settings/$section" params={{ section: 'alerts' }} inherit underline="always">
          {t('alerts.setUp')}
        </AnchorLink>
      </Text>
    </section>
  );
}

function ChannelLine({ state }: { readonly state: AlertChannelState }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { channel, lastSentAt, lastFailedAt, lastError, waiting } = state;
  const isIll = lastFailedAt !== null && lastFailedAt > (lastSentAt ?? 0);
  const last = isIll
    ? t('alerts.lastFailed', { at: formatDateTime(lastFailedAt, language), error: lastError ?? '' })
    : lastSentAt === null
      ? t('alerts.neverSent')
      : t('alerts.lastSent', { at: formatDateTime(lastSentAt, language) });
  return (
    <Text size="sm" c={isIll ? 'var(--panel-bad)' : undefined}>
      {t(`alerts.channel.${channel}`)}: {last} {waiting > 0 && t('alerts.waiting', { count: waiting })}
    </Text>
  );
}
