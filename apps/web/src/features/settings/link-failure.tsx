import { Text } from '@mantine/core';
import type { NodeStatus } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { systemFault } from '../../shared/system-words.ts';

interface LinkFailureProps {
  readonly reason: NodeStatus['reason'];
  readonly detail: string | null;
}

/** Why a PBX could not be asked and what to do; the network's own words, which are English, only as a detail. */
export function LinkFailure({ reason, detail }: LinkFailureProps) {
  const { t } = useTranslation();
  const fault = detail === null ? undefined : systemFault(detail);
  return (
    <>
      {fault !== undefined && (
        <Text size="sm" fw={600}>
          {t(`systemFault.${fault}`)}
        </Text>
      )}
      <Text size="sm">{t(`node.reason.${reason}`)}</Text>
      {detail !== null && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('pbxCheck.verbatim')} <span lang="en">{detail}</span>
        </Text>
      )}
    </>
  );
}
