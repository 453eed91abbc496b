import { Alert, List, Text } from '@mantine/core';
import type { CallDetail, Dashboard } from '@planfix-asterisk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dashboardQuery } from '../../api/dashboard.ts';
import { isAttemptCause } from '../../shared/codes.ts';
import { AnchorLink } from '../../shared/links.tsx';

/** So long a patient person waits for the first ring before asking what is wrong. */
const patienceMs = 25_000;

/** What stands in the way, at once where it is known; after a while what may. */
export function LiveTestHelp({ call }: { readonly call: CallDetail | undefined }) {
  const { t } = useTranslation();
  const { data } = useQuery(dashboardQuery);
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      {data && <Obstacles {...data} />}
      {isLate && call === undefined && (
        <Alert color="orange" title={t('setup.test.nothingTitle')} role="status">
          <List size="sm" spacing={4}>
            <List.Item>{t('setup.test.nothing.outside')}</List.Item>
            <List.Item>{t('setup.test.nothing.route')}</List.Item>
            <List.Item>
              {t('setup.test.nothing.right')}{' '}
              <AnchorLink to="/setup/$step" params={{ step: 'pbx' }} inherit underline="always">
                {t('setup.step.pbx.title')}
              </AnchorLink>
            </List.Item>
            <List.Item>{t('setup.test.nothing.permit')}</List.Item>
          </List>
        </Alert>
      )}
    </>
  );
}

function Obstacles({ nodes, planfix }: Dashboard) {
  const { t } = useTranslation();
  const away = nodes.filter(({ state }) => state !== 'connected');
  const isPlanfixIll =
    planfix.state === 'failing' || planfix.state === 'paused' || planfix.state === 'not-set-up';
  return (
    <>
      {(away.length > 0 || nodes.length === 0) && (
        <Alert color="red" title={t('setup.test.pbxAway')}>
          {away.map(({ name, reason }) => (
            <Text size="sm" key={name}>
              {name}: {t(`node.reason.${reason}`)}
            </Text>
          ))}
          <AnchorLink to="/setup/$step" params={{ step: 'pbx' }} size="sm" underline="always">
            {t('setup.step.pbx.title')}
          </AnchorLink>
        </Alert>
      )}
      {isPlanfixIll && (
        <Alert color="red" title={t('setup.test.planfixAway')}>
          <Text size="sm">
            {planfix.cause !== null && isAttemptCause(planfix.cause)
              ? t(`cause.${planfix.cause}.next`)
              : t(`planfix.state.${planfix.state}`)}
          </Text>
          <AnchorLink to="/setup/$step" params={{ step: 'planfix' }} size="sm" underline="always">
            {t('setup.step.planfix.title')}
          </AnchorLink>
        </Alert>
      )}
    </>
  );
}
