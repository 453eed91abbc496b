import { Alert, Stack, Text } from '@mantine/core';
import type { Dashboard } from '@planfix-asterisk/contracts';
import { IconInfoCircle, IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../shared/links.tsx';
import type { SettingsPageName } from '../settings/settings-pages.ts';

type Warning = Dashboard['warnings'][number];

/** Where each is mended; the TLS check is set by the instance file alone. */
const mendedAt: Record<Warning, SettingsPageName | null> = {
  'no-planfix': 'planfix',
  'no-pbx': 'ami',
  'no-employees': 'employees',
  'planfix-tls-not-verified': null,
};

export function Warnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label={t('dashboard.warnings')}>
      {warnings.map((warning) => {
        const section = mendedAt[warning];
        return (
          <Alert
            key={warning}
            color={section === null ? 'red' : 'orange'}
            icon={section === null ? <IconShieldOff aria-hidden /> : <IconInfoCircle aria-hidden />}
            title={t(`warning.${warning}.title`)}
          >
            <Text size="sm">
              {t(`warning.${warning}.next`)}{' '}
              {section !== null && (
                <AnchorLink to="/settings/$section" params={{ section }} inherit underline="always">
                  {t('dashboard.openSettings')}
                </AnchorLink>
              )}
            </Text>
          </Alert>
        );
      })}
    </Stack>
  );
}
