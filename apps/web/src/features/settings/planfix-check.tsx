import { Alert, List, Stack, Text, ThemeIcon } from '@mantine/core';
import type { PlanfixCheck } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMs } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';

type Agreement = NonNullable<PlanfixCheck['agreement']>['pbxUrl'];

interface PlanfixCheckResultProps {
  readonly check: PlanfixCheck;
  /** What PlanFix should have as the address of the PBX. */
  readonly address: string;
}

/** What came of asking PlanFix, and what to do next. */
export function PlanfixCheckResult({ check, address }: PlanfixCheckResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (check.cause !== 'ok') {
    return (
      <Alert
        color="red"
        icon={<IconAlertTriangle aria-hidden />}
        title={t(`cause.${check.cause}.title`)}
        role="alert"
      >
        <Text size="sm">{t(`cause.${check.cause}.next`)}</Text>
        {check.detail !== null && (
          <Text size="xs" c="dimmed" mt="xs">
            {t(`attemptDetail.${check.detail.code}`, { replace: check.detail.values })}
          </Text>
        )}
      </Alert>
    );
  }
  const { stored, agreement } = check;
  const isAgreed = agreement?.pbxUrl === 'same' && agreement.pbxToken === 'same';
  return (
    <Alert
      color={isAgreed ? 'green' : 'orange'}
      icon={<IconCircleCheck aria-hidden />}
      title={t('planfixCheck.ok', { time: formatMs(check.tookMs, language) })}
      role="status"
    >
      {stored === null || agreement === null ? (
        <Text size="sm">{t('planfixCheck.silent')}</Text>
      ) : (
        <Stack gap="xs">
          <Text size="sm">{t(isAgreed ? 'planfixCheck.agreed' : 'planfixCheck.differs')}</Text>
          <List size="sm" spacing={4} center>
            <Side agreement={agreement.pbxUrl}>
              {address === '' && agreement.pbxUrl !== 'unset'
                ? t('planfixCheck.noAddress')
                : t(`planfixCheck.pbxUrl.${agreement.pbxUrl}`, { stored: stored.pbxUrl, ours: address })}
            </Side>
            <Side agreement={agreement.pbxToken}>{t(`planfixCheck.pbxToken.${agreement.pbxToken}`)}</Side>
          </List>
        </Stack>
      )}
    </Alert>
  );
}

function Side({ agreement, children }: { readonly agreement: Agreement; readonly children: ReactNode }) {
  const isSame = agreement === 'same';
  const Icon = isSame ? IconCheck : IconX;
  return (
    <List.Item
      icon={
        <ThemeIcon size={20} radius="xl" color={isSame ? 'green.8' : 'orange.9'}>
          <Icon size={14} aria-hidden />
        </ThemeIcon>
      }
    >
      {children}
    </List.Item>
  );
}
