import { Code, Group, Modal, Stack, Text } from '@mantine/core';
import type { AuditEntry } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { FactsList } from '../../shared/facts-list.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useActionName } from './use-action-name.ts';
import { useActorName } from './use-actor-name.ts';
import { useTargetWords } from './use-target-words.ts';

interface AuditDialogProps {
  readonly entry: AuditEntry;
  readonly onClose: () => void;
}

export function AuditDialog({ entry, onClose }: AuditDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const actorName = useActorName();
  const nameOf = useActionName();
  const target = useTargetWords()(entry);
  const paths =
    target.paths.length === 0 ? null : (
      <Group gap={4}>
        {target.paths.map((path) => (
          <Code key={path}>{path}</Code>
        ))}
      </Group>
    );
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={nameOf(entry.action)}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack>
        <FactsList
          facts={[
            { label: t('audit.at'), value: formatDateTime(entry.at, language) },
            { label: t('audit.actor'), value: actorName(entry.actor) },
            { label: t('audit.target'), value: target.label },
            ...(paths === null ? [] : [{ label: t('audit.setting'), value: paths }]),
            { label: t('audit.reason'), value: entry.reason },
            { label: t('audit.address'), value: entry.address },
          ]}
        />
        <State title={t('audit.before')} state={entry.before} />
        <State title={t('audit.after')} state={entry.after} />
      </Stack>
    </Modal>
  );
}

function State({ title, state }: { readonly title: string; readonly state: unknown }) {
  if (state === undefined || state === null) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <Code block>{JSON.stringify(state, null, 2)}</Code>
    </div>
  );
}
