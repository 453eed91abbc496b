import { Drawer, Group, Stack, Text, Title } from '@mantine/core';
import type { DeliveryDetail } from '@planfix-asterisk/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { deliveryQuery } from '../../api/deliveries.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import { AttemptList } from './attempt-list.tsx';
import { DeliveryFacts } from './delivery-facts.tsx';
import { DeliveryNotices } from './delivery-notices.tsx';
import { PlanfixFields } from './planfix-fields.tsx';
import { ReplayButton } from './replay-button.tsx';
import { SkipButton } from './skip-button.tsx';

const route = getRouteApi('/deliveries/$deliveryId');

export function DeliveryDrawer() {
  const { t } = useTranslation();
  const { deliveryId } = route.useParams();
  const filter = route.useSearch();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(deliveryQuery(deliveryId));
  const title = data ? t('delivery.title', { kind: t(`kind.${data.kind}`), id: data.id }) : t('delivery.one');
  return (
    <Drawer
      opened
      position="right"
      size="min(760px, 100%)"
      onClose={() => void navigate({ to: '/deliveries', search: filter })}
      title={title}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <title>{`${title} · ${t('app.title')}`}</title>
      <Stack gap="lg" pb="xl">
        {error && <ErrorAlert error={error} title={t('delivery.failed')} onRetry={() => void refetch()} />}
        {data ? <Detail delivery={data} /> : !error && <Loading />}
      </Stack>
    </Drawer>
  );
}

function Detail({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const isUnderWay = delivery.state === 'waiting' || delivery.state === 'sending';
  return (
    <>
      <DeliveryNotices delivery={delivery} />
      <DeliveryFacts delivery={delivery} />
      <Group gap="sm">
        <ReplayButton delivery={delivery} />
        <SkipButton delivery={delivery} />
        {isUnderWay && (
          <Text size="sm" c="dimmed">
            {t('replay.underWay')}
          </Text>
        )}
      </Group>
      <section aria-labelledby="attempts">
        <Title order={2} size="h5" mb="xs" id="attempts">
          {t('delivery.attemptList')}
        </Title>
        <AttemptList attempts={delivery.attemptList} />
      </section>
      <section aria-labelledby="fields">
        <Title order={2} size="h5" mb="xs" id="fields">
          {t('delivery.fields')}
        </Title>
        <PlanfixFields fields={delivery.fields} />
      </section>
    </>
  );
}
