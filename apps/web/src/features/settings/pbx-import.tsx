import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import type { Suggestions } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { suggestionsQuery } from '../../api/setup.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import { ChoiceList } from './choice-list.tsx';
import { LinkFailure } from './link-failure.tsx';

/** One difference between the PBX and the list, to be taken over or not. */
export interface PbxDifference<Item> {
  readonly key: string;
  /** `changed`: the PBX says otherwise; `absent`: the PBX does not know it. */
  readonly kind: 'new' | 'changed' | 'absent';
  readonly text: string;
  readonly note: string;
  readonly isChosenAtFirst: boolean;
  readonly before: Item | null;
  /** Nothing: taken out of the list. */
  readonly after: Item | null;
}

interface PbxImportProps<Item> {
  readonly items: readonly Item[];
  readonly differencesOf: (suggestions: Suggestions) => readonly PbxDifference<Item>[];
  /** What the PBX knows and the list of differences leaves out, in words. */
  readonly leftOutOf?: (suggestions: Suggestions) => readonly string[];
  readonly onDone: (items: readonly Item[]) => void;
  readonly onCancel: () => void;
}

/** Asks the PBX and shows where it differs from the list. */
export function PbxImport<Item>(props: PbxImportProps<Item>) {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery(suggestionsQuery);
  if (error)
    return <ErrorAlert error={error} title={t('settings.import.failed')} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <Stack>
        <Text size="sm">{t('settings.import.asking')}</Text>
        <Loading />
      </Stack>
    );
  }
  return (
    <Stack>
      <Nodes suggestions={data} isAsking={isFetching} onRetry={() => void refetch()} />
      {props.leftOutOf?.(data).map((text) => (
        <Alert key={text} role="status" color="sky" icon={<IconInfoCircle aria-hidden />}>
          {text}
        </Alert>
      ))}
      <Differences {...props} differences={props.differencesOf(data)} />
    </Stack>
  );
}

interface NodesProps {
  readonly suggestions: Suggestions;
  readonly isAsking: boolean;
  readonly onRetry: () => void;
}

function Nodes({ suggestions: { nodes }, isAsking, onRetry }: NodesProps) {
  const { t } = useTranslation();
  if (nodes.length === 0) return <Alert color="orange">{t('settings.import.noNode')}</Alert>;
  return nodes.map(
    ({ node, failure, detail }) =>
      failure !== null && (
        <Alert
          key={node}
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('settings.import.unreachable', { node })}
        >
          <LinkFailure reason={failure} detail={detail} />
          <Button size="xs" variant="default" mt="xs" loading={isAsking} onClick={onRetry}>
            {t('app.tryAgain')}
          </Button>
        </Alert>
      ),
  );
}

interface DifferencesProps<Item> extends Pick<PbxImportProps<Item>, 'items' | 'onDone' | 'onCancel'> {
  readonly differences: readonly PbxDifference<Item>[];
}

function Differences<Item>({ items, differences, onDone, onCancel }: DifferencesProps<Item>) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(differences.filter((one) => one.isChosenAtFirst).map(({ key }) => key)),
  );
  const isAll = differences.every(({ key }) => chosen.has(key));
  return (
    <>
      {differences.length === 0 ? (
        <Text size="sm" role="status">
          {t('settings.import.same')}
        </Text>
      ) : (
        <>
          <Checkbox
            label={t('settings.import.all', { count: differences.length })}
            checked={isAll}
            indeterminate={!isAll && chosen.size > 0}
            onChange={() => setChosen(new Set(isAll ? [] : differences.map(({ key }) => key)))}
          />
          <ChoiceList
            label={t('settings.import.differences')}
            choices={differences.map(({ key, kind, text, note }) => ({
              key,
              text,
              note: [t(`settings.import.kinds.${kind}`), note].filter(Boolean).join(' · '),
            }))}
            chosen={chosen}
            onChange={setChosen}
          />
        </>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button
          disabled={chosen.size === 0}
          onClick={() =>
            onDone(
              withDifferences(
                items,
                differences.filter(({ key }) => chosen.has(key)),
              ),
            )
          }
        >
          {t('settings.import.take', { count: chosen.size })}
        </Button>
      </Group>
    </>
  );
}

function withDifferences<Item>(
  items: readonly Item[],
  differences: readonly PbxDifference<Item>[],
): readonly Item[] {
  const by = new Map(differences.map((difference) => [difference.before, difference.after]));
  const added = differences.flatMap(({ before, after }) =>
    before === null && after !== null ? [after] : [],
  );
  const kept = items.flatMap((item) => {
    const after = by.get(item);
    if (after === undefined) return [item];
    return after === null ? [] : [after];
  });
  return [...kept, ...added];
}
