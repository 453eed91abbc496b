import { Alert, List, Stack, Text, ThemeIcon } from '@mantine/core';
import type { AmiNodeSettings, PbxCheck } from '@planfix-asterisk/contracts';
import { pbxCheckRequestSchema } from '@planfix-asterisk/contracts';
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleCheck,
  IconPlugConnected,
  IconQuestionMark,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { checkPbx } from '../../api/setup.ts';
import { fieldLabels } from '../../shared/field-words.ts';
import { CheckPanel } from './check-panel.tsx';
import type { FormCheck } from './form-check.ts';
import { useFormCheck } from './form-check.ts';
import { LinkFailure } from './link-failure.tsx';

interface NodeToCheck {
  readonly read: () => Partial<AmiNodeSettings>;
  readonly isReady: () => Promise<boolean>;
}

/** Logs in to the PBX with what the form holds. */
export function useNodeCheck({ read, isReady }: NodeToCheck): FormCheck<PbxCheck> {
  return useFormCheck({
    isReady,
    read: () => triedOf(read()),
    ask: async (node) => checkPbx(pbxCheckRequestSchema.parse(node)),
    isFine,
  });
}

/** Logs in to every PBX of a list. */
export function useNodesCheck(nodes: readonly AmiNodeSettings[]): FormCheck<readonly NamedCheck[]> {
  return useFormCheck({
    isReady: () => Promise.resolve(true),
    read: () => nodes.map((node) => ({ name: node.name, node: triedOf(node) })),
    ask: (tried) =>
      Promise.all(
        tried.map(async ({ name, node }) => ({
          name,
          check: await checkPbx(pbxCheckRequestSchema.parse(node)),
        })),
      ),
    isFine: (found) => found.every(({ check }) => isFine(check)),
  });
}

interface NamedCheck {
  readonly name: string;
  readonly check: PbxCheck;
}

const triedOf = ({ host, port, username, secret, tls, transport }: Partial<AmiNodeSettings>) => ({
  ...{ host, port, username, secret, tls, transport },
});

const isFine = (found: PbxCheck): boolean => found.reason === 'ok' && !lacksRights(found);

const lacksRights = ({ rights }: PbxCheck): boolean =>
  rights?.rights.some(({ state }) => state === 'missing') ?? false;

export function NodeCheck({ check }: { readonly check: FormCheck<PbxCheck> }) {
  const { t } = useTranslation();
  return (
    <CheckPanel
      check={check}
      button={t('pbxCheck.button')}
      icon={<IconPlugConnected size={18} aria-hidden />}
      failed={t('pbxCheck.failed')}
      fieldWords={fieldLabels({ secret: t('settings.fields.nodeSecret.label') })}
    >
      {(found) => <NodeCheckResult check={found} />}
    </CheckPanel>
  );
}

/** Those of a list that are not as they should be. */
export function UnfitNodes({ found }: { readonly found: readonly NamedCheck[] }) {
  return found
    .filter(({ check }) => !isFine(check))
    .map(({ name, check }) => <NodeCheckResult key={name} name={name} check={check} />);
}

function NodeCheckResult({ name, check }: { readonly name?: string; readonly check: PbxCheck }) {
  const { t } = useTranslation();
  const titled = (title: string): string => (name === undefined ? title : `${name}: ${title}`);
  if (check.reason !== 'ok') {
    return (
      <Alert
        color="red"
        icon={<IconAlertTriangle aria-hidden />}
        title={titled(t('pbxCheck.notReached', { address: check.address }))}
        role="alert"
      >
        <LinkFailure reason={check.reason} detail={check.detail} />
      </Alert>
    );
  }
  return (
    <Alert
      color={lacksRights(check) ? 'orange' : 'green'}
      icon={<IconCircleCheck aria-hidden />}
      title={titled(t('pbxCheck.ok', { version: check.version ?? t('pbxCheck.unknownVersion') }))}
      role="status"
    >
      <Stack gap="xs">
        {check.channels !== null && (
          <Text size="sm">{t('pbxCheck.channels', { count: check.channels })}</Text>
        )}
        <ClockLine aheadMs={check.clockAheadMs} />
        {check.rights && <Rights {...check.rights} />}
      </Stack>
    </Alert>
  );
}

/** Above this the times of the PBX's own records and ours do not fit together. */
const worryingClockMs = 2_000;

function ClockLine({ aheadMs }: { readonly aheadMs: number | null }) {
  const { t } = useTranslation();
  if (aheadMs === null || Math.abs(aheadMs) < worryingClockMs) return null;
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  return (
    <Text size="sm">{t(aheadMs > 0 ? 'pbxCheck.clockAhead' : 'pbxCheck.clockBehind', { seconds })}</Text>
  );
}

const signs = {
  present: { Icon: IconCheck, color: 'green.8' },
  missing: { Icon: IconX, color: 'red.9' },
  unknown: { Icon: IconQuestionMark, color: 'gray.7' },
} as const;

function Rights({ rights, unneeded }: NonNullable<PbxCheck['rights']>) {
  const { t } = useTranslation();
  return (
    <>
      <List size="sm" spacing={6} aria-label={t('pbxCheck.rights')}>
        {rights.map(({ name, state, evidence }) => {
          const { Icon, color } = signs[state];
          return (
            <List.Item
              key={name}
              icon={
                <ThemeIcon size={20} radius="xl" color={color}>
                  <Icon size={14} aria-hidden />
                </ThemeIcon>
              }
            >
              <strong>{name.replace('-', ' ')}</strong>: {t(`right.state.${state}`)}.{' '}
              {state === 'missing' ? t(`right.cost.${name}`) : t(`right.evidence.${evidence}`)}
            </List.Item>
          );
        })}
      </List>
      {rights.some(({ state }) => state === 'missing') && <Text size="sm">{t('right.mend')}</Text>}
      {unneeded.length > 0 && <Text size="sm">{t('right.unneeded', { rights: unneeded.join(', ') })}</Text>}
    </>
  );
}
