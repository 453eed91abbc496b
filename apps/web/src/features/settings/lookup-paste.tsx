import { Code, Group, List, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import type { LookupSettings } from '@planfix-asterisk/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../shared/copy-button.tsx';
import { CopyField } from '../../shared/copy-field.tsx';
import { agiLines, curlLines, dynamicRouteUrl, lookupSource } from './lookup-values.ts';
import { SettingsGroup } from './settings-group.tsx';

type Place = 'freepbx' | 'dialplan';
const isPlace = (value: string): value is Place => value === 'freepbx' || value === 'dialplan';

interface LookupPasteProps {
  readonly lookupKey: string;
  /** As saved. */
  readonly agi: LookupSettings['agi'];
}

/** The values that FreePBX's forms or a dialplan need, ready to paste. */
export function LookupPaste({ lookupKey: key, agi }: LookupPasteProps) {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place>('freepbx');
  const [typed, setTyped] = useState<string>(window.location.origin);
  const isAddress = /^https?:\/\/[^\s,]+$/.test(typed) && URL.canParse(typed);
  const base = isAddress ? typed : window.location.origin;
  return (
    <SettingsGroup title={t('lookup.paste')} text={t('lookup.pasteText')}>
      <Stack gap="sm" maw={720} mt="xs">
        <TextInput
          label={t('lookup.base')}
          description={t('lookup.baseText')}
          value={typed}
          spellCheck={false}
          error={isAddress ? undefined : t('lookup.baseWrong')}
          onChange={(event) => setTyped(event.currentTarget.value.trim())}
        />
        <SegmentedControl
          w="fit-content"
          aria-label={t('lookup.paste')}
          value={place}
          onChange={(value) => isPlace(value) && setPlace(value)}
          data={[
            { value: 'freepbx', label: 'FreePBX' },
            { value: 'dialplan', label: t('lookup.dialplan') },
          ]}
        />
        {place === 'freepbx' ? (
          <FreepbxValues base={base} lookupKey={key} />
        ) : (
          <>
            <Lines label={t('lookup.byCurl')} lines={curlLines({ base, key })} />
            {agi.enabled ? (
              <Lines label={t('lookup.byAgi')} lines={agiLines({ base, key, ...agi })} />
            ) : (
              <Text size="sm">{t('lookup.agiOff')}</Text>
            )}
          </>
        )}
      </Stack>
    </SettingsGroup>
  );
}

function FreepbxValues({ base, lookupKey: key }: { readonly base: string; readonly lookupKey: string }) {
  const { t } = useTranslation();
  const source = lookupSource({ base, key });
  return (
    <>
      <Text size="sm">{t('lookup.freepbxName')}</Text>
      <List size="sm">
        <List.Item>Source type: {source.type}</List.Item>
        <List.Item>Cache Results: No</List.Item>
      </List>
      {(['host', 'port', 'path', 'query'] as const).map((field) => (
        <CopyField key={field} label={`${field[0]?.toUpperCase()}${field.slice(1)}`} value={source[field]} />
      ))}
      <Text size="sm" mt="sm">
        {t('lookup.freepbxRoute')}
      </Text>
      <CopyField label="URL" value={dynamicRouteUrl({ base, key })} />
    </>
  );
}

function Lines({ label, lines }: { readonly label: string; readonly lines: string }) {
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text size="sm">{label}</Text>
        <CopyButton value={lines} what={label} />
      </Group>
      <Code block tabIndex={0} aria-label={label}>
        {lines}
      </Code>
    </div>
  );
}
