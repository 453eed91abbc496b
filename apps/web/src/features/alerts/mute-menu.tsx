import { Button, Menu, Text } from '@mantine/core';
import type { AlertKind, AlertOverview } from '@planfix-asterisk/contracts';
import { IconBellOff, IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { muteAlerts } from '../../api/alerts.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatDateTime, formatSpan } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useSession } from '../session/session-context.ts';

const spansInMinutes = [60, 8 * 60, 24 * 60, 7 * 24 * 60];

interface MuteMenuProps {
  readonly kind: AlertKind;
  readonly mute: AlertOverview['muted'][number] | undefined;
}

/** No messages of this kind for a while; it still stands in the panel. */
export function MuteMenu({ kind, mute }: MuteMenuProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { role } = useSession();
  const muting = useMutation({
    mutationFn: (minutes: number) => muteAlerts(kind, minutes),
    onSettled: () => client.invalidateQueries({ queryKey: ['status', 'alerts'] }),
  });
  if (mute) {
    const until = formatDateTime(mute.until, language);
    return (
      <>
        <Text size="sm">
          <IconBellOff size={14} aria-hidden /> {t('alerts.mutedUntil', { until, name: mute.by })}
        </Text>
        {role === 'admin' && (
          <Button size="xs" variant="default" loading={muting.isPending} onClick={() => muting.mutate(0)}>
            {t('alerts.unmute')}
          </Button>
        )}
      </>
    );
  }
  if (role !== 'admin') return null;
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            loading={muting.isPending}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('alerts.mute')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {spansInMinutes.map((minutes) => (
            <Menu.Item key={minutes} onClick={() => muting.mutate(minutes)}>
              {formatSpan(minutes * 60, language)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {muting.isError && <ErrorAlert error={muting.error} title={t('alerts.muteFailed')} />}
    </>
  );
}
