import { Button } from '@mantine/core';
import type { NodeStatus } from '@planfix-asterisk/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reconnectPbx } from '../../api/pbx.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { rightLabel } from '../../shared/right-label.ts';
import { useToast } from '../../shared/use-toast.ts';
import { useSession } from '../session/session-context.ts';
import { TileLine } from './tile.tsx';

/** Rights the AMI user lacks, what each costs, and the way to have them. */
export function NodeRights({ node: { name, rights } }: { readonly node: NodeStatus }) {
  const { t } = useTranslation();
  const missing = (rights?.rights ?? []).filter(({ state }) => state === 'missing');
  const unneeded = rights?.unneeded ?? [];
  return (
    <>
      {missing.map((right) => (
        <TileLine key={right.name}>
          {t('right.missing', { right: rightLabel(right.name) })} {t(`right.cost.${right.name}`)}
        </TileLine>
      ))}
      {missing.length > 0 && <TileLine>{t('right.mend')}</TileLine>}
      {unneeded.length > 0 && (
        <TileLine>{t('right.unneeded', { rights: `write = ${unneeded.join(', ')}` })}</TileLine>
      )}
      {missing.length + unneeded.length > 0 && <Reconnect name={name} />}
    </>
  );
}

function Reconnect({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { role } = useSession();
  const reconnecting = useMutation({
    mutationFn: () => reconnectPbx(name),
    onSuccess: () => toast(t('dashboard.node', { name }), t('right.reconnecting')),
  });
  if (role !== 'admin') return null;
  return (
    <>
      <Button
        mt="xs"
        size="xs"
        variant="default"
        loading={reconnecting.isPending}
        onClick={() => reconnecting.mutate()}
      >
        {t('right.reconnect')}
      </Button>
      {reconnecting.isError && <ErrorAlert error={reconnecting.error} title={t('right.reconnectFailed')} />}
    </>
  );
}
