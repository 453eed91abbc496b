import { Text } from '@mantine/core';
import type { CallDetail, Delivery } from '@planfix-asterisk/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataGrid } from '../../shared/grid/data-grid.tsx';
import { useDeliveryColumns } from '../../shared/delivery-columns.tsx';

const rowKey = (delivery: Delivery): string => String(delivery.id);
/** The same for every message of one call. */
const ofTheCall: ReadonlySet<string> = new Set(['client', 'callId']);

export function CallMessages({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useDeliveryColumns(ofTheCall);
  if (call.deliveries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('call.noMessages')}
      </Text>
    );
  }
  return (
    <DataGrid
      id="call-messages"
      label={t('call.messages')}
      columns={columns}
      rows={call.deliveries}
      rowKey={rowKey}
      onOpen={({ id }) =>
        void navigate({
          to: '/deliveries/$deliveryId',
          params: { deliveryId: String(id) },
          search: { callId: call.callId },
        })
      }
    />
  );
}
