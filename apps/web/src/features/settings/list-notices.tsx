import { Button, Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListKind } from './list-kind.ts';
import classes from './settings.module.css';
import type { ListDraft } from './use-list-draft.ts';

interface ListNoticesProps<Item extends object> {
  readonly draft: ListDraft<Item>;
  readonly kind: ListKind<Item>;
}

/** What can be done with the marked rows, and the way back after rows were changed or removed. */
export function ListNotices<Item extends object>({
  draft,
  kind: { bulk = [], keyOf },
}: ListNoticesProps<Item>) {
  const { t } = useTranslation();
  const { marked, step } = draft;
  return (
    <>
      {step && (
        <Paper className={classes.notice} role="status">
          <Text size="sm">
            {t(`settings.${step.kind}`, {
              count: step.items.length,
              name: step.items[0] === undefined ? '' : keyOf(step.items[0]),
            })}
          </Text>
          <Button size="xs" variant="default" onClick={draft.undo}>
            {t('settings.undo')}
          </Button>
        </Paper>
      )}
      {marked.length > 0 && (
        <Paper className={classes.notice} component="section" aria-label={t('settings.bulk.title')}>
          <Text size="sm" fw={600} role="status">
            {t('settings.bulk.chosen', { count: marked.length })}
          </Text>
          <Group gap="xs">
            {bulk.map(({ id, label, apply }) => (
              <Button key={id} size="xs" variant="default" onClick={() => draft.changeMarked(apply)}>
                {label}
              </Button>
            ))}
            <Button size="xs" variant="default" c="var(--panel-bad)" onClick={() => draft.remove(marked)}>
              {t('settings.bulk.remove')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => draft.selection.onChange(new Set())}>
              {t('settings.bulk.none')}
            </Button>
          </Group>
        </Paper>
      )}
    </>
  );
}
