import { Alert, Code, Group, List, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { secretIsSet } from '@planfix-asterisk/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../shared/copy-button.tsx';
import { CopyField } from '../../shared/copy-field.tsx';
import {
  managerConf,
  managerDeny,
  managerRights,
  managerWriteTimeoutMs,
  permitOf,
  tooLongForFreepbx,
} from './manager-conf.ts';
import { SettingsGroup } from './settings-group.tsx';
import classes from './settings.module.css';

interface ManagerUserProps {
  readonly username: string;
  readonly secret: string;
  readonly host: string;
}

type Place = 'freepbx' | 'file';
const isPlace = (value: string): value is Place => value === 'freepbx' || value === 'file';
const thisMachine = /^(localhost|127\.|::1$)/;

/** The user that the PBX needs, ready to paste into FreePBX's form or into its file. */
export function ManagerUser({ username, secret, host }: ManagerUserProps) {
  const { t } = useTranslation();
  const id = useId();
  const [place, setPlace] = useState<Place>('freepbx');
  const [address, setAddress] = useState('');
  const shownAddress = thisMachine.test(host) ? '127.0.0.1' : address;
  const permit = permitOf(shownAddress.trim());
  const isKnown = secret !== '' && secret !== secretIsSet;
  const user = {
    username,
    secret: isKnown ? secret : t('manager.secretPlaceholder'),
    permit: permit === '' ? t('manager.permitPlaceholder') : permit,
  };
  return (
    <SettingsGroup title={t('manager.title')} text={t('manager.text')}>
      <Stack gap="sm" maw={720} mt="xs">
        <Group align="flex-end" gap="md">
          <SegmentedControl
            aria-label={t('manager.place')}
            value={place}
            onChange={(value) => isPlace(value) && setPlace(value)}
            data={[
              { value: 'freepbx', label: t('manager.places.freepbx') },
              { value: 'file', label: t('manager.places.file') },
            ]}
          />
          {!thisMachine.test(host) && (
            <TextInput
              id={id}
              label={t('manager.ourAddress')}
              placeholder="192.0.2.10"
              value={address}
              onChange={(event) => setAddress(event.currentTarget.value)}
            />
          )}
        </Group>
        {!isKnown && <Text size="sm">{t('manager.secretUnknown')}</Text>}
        {place === 'freepbx' ? <FreepbxForm {...user} /> : <ConfFile conf={managerConf(user)} />}
      </Stack>
    </SettingsGroup>
  );
}

interface UserValues {
  readonly username: string;
  readonly secret: string;
  readonly permit: string;
}

function FreepbxForm({ username, secret, permit }: UserValues) {
  const { t } = useTranslation();
  const tooLong = tooLongForFreepbx({ username, secret });
  return (
    <Stack gap="xs">
      <Text size="sm">{t('manager.freepbxPath')}</Text>
      {tooLong.length > 0 && (
        <Alert color="orange" title={t('manager.tooLongTitle')}>
          {tooLong.map((name) => t(`manager.tooLong.${name}`)).join(' ')}
        </Alert>
      )}
      {/* FreePBX's own names of the fields: they are not translated there either. */}
      <CopyField label="Manager name" value={username} />
      <CopyField label="Manager secret" value={secret} />
      <CopyField label="Deny" value={managerDeny} />
      <CopyField label="Permit" value={permit} />
      <CopyField label="Write Timeout" value={String(managerWriteTimeoutMs)} />
      <List size="sm">
        <List.Item>
          Read: <Code>{managerRights.read.join(', ')}</Code>
        </List.Item>
        <List.Item>
          Write: <Code>{managerRights.write.join(', ')}</Code>
        </List.Item>
      </List>
      <Text size="sm">{t('manager.freepbxEnd')}</Text>
    </Stack>
  );
}

function ConfFile({ conf }: { readonly conf: string }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text size="sm">{t('manager.filePath')}</Text>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Code block className={classes.conf} tabIndex={0} aria-label="manager_custom.conf">
          {conf}
        </Code>
        <CopyButton value={conf} what="manager_custom.conf" />
      </Group>
      <Text size="sm">
        {t('manager.fileEnd')} <Code>asterisk -rx &apos;manager reload&apos;</Code>
      </Text>
    </Stack>
  );
}
