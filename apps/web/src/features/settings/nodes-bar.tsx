import { Stack } from '@mantine/core';
import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { ShownWhole } from '../../shared/shown-whole.tsx';
import { UnfitNodes, useNodesCheck } from './node-check.tsx';
import { SubmitBar } from './submit-bar.tsx';
import type { FormBarProps } from './submit-bar.tsx';

interface NodesBarProps {
  readonly bar: FormBarProps;
  readonly nodes: readonly AmiNodeSettings[];
}

/** The bar of several PBXs: the wizard tries them all before it saves, and those that do not pass are named above it. */
export function NodesBar({ bar, nodes }: NodesBarProps) {
  const { t } = useTranslation();
  const check = useNodesCheck(nodes);
  return (
    <>
      {check.error && <ErrorAlert error={check.error} title={t('pbxCheck.failed')} />}
      {check.state === 'failed' && check.found && (
        <ShownWhole>
          <Stack gap="sm" my="md" maw={720}>
            <UnfitNodes found={check.found} />
          </Stack>
        </ShownWhole>
      )}
      <SubmitBar {...bar} check={check} />
    </>
  );
}
