import { Switch, Title } from '@mantine/core';
import type { AlertChannel, AlertSettings, PanelSettings } from '@planfix-asterisk/contracts';
import type { ReactNode } from 'react';
import type { Control } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { AlertValues } from './alerts.form.tsx';
import { ChannelTest } from './channel-test.tsx';
import { ChoiceSetting, ListSetting, SecretSetting, TextSetting } from './form-controls.tsx';

interface ChannelProps {
  readonly control: Control<AlertValues, unknown, AlertSettings>;
  readonly isReadOnly: boolean;
  readonly saved: PanelSettings['settings']['alerts'];
  readonly isChanged: boolean;
}

/** What a channel begins with when it is switched on. */
const fresh = {
  webhook: { url: '', secret: '' },
  email: { host: '', port: 465, security: 'tls', from: '', to: [] },
  telegram: { botToken: '', chatId: '' },
} as const satisfies { [channel in AlertChannel]: unknown };

export function WebhookFields(props: ChannelProps) {
  return (
    <Channel {...props} channel="webhook">
      {(field) => (
        <>
          <TextSetting
            {...field}
            name="webhook.url"
            field="webhookUrl"
            placeholder="https://example.com/alerts"
          />
          <SecretSetting {...field} name="webhook.secret" field="webhookSecret" />
        </>
      )}
    </Channel>
  );
}

export function EmailFields(props: ChannelProps) {
  const { t } = useTranslation();
  const choices = (['tls', 'starttls', 'none'] as const).map((value) => ({
    value,
    label: t(`settings.mailSecurity.${value}`),
  }));
  return (
    <Channel {...props} channel="email">
      {(field) => (
        <>
          <TextSetting {...field} name="email.host" field="mailHost" placeholder="smtp.example.com" />
          <TextSetting {...field} name="email.port" field="mailPort" isNumber />
          <ChoiceSetting
            {...field}
            name="email.security"
            field="mailSecurity"
            choices={choices}
            parse={(value) => value}
          />
          <TextSetting {...field} name="email.username" field="mailUsername" isOptional />
          <SecretSetting {...field} name="email.password" field="mailPassword" isOptional />
          <TextSetting {...field} name="email.from" field="mailFrom" placeholder="pbx@example.com" />
          <ListSetting {...field} name="email.to" field="mailTo" />
        </>
      )}
    </Channel>
  );
}

export function TelegramFields(props: ChannelProps) {
  return (
    <Channel {...props} channel="telegram">
      {(field) => (
        <>
          <SecretSetting {...field} name="telegram.botToken" field="telegramToken" />
          <TextSetting {...field} name="telegram.chatId" field="telegramChat" />
        </>
      )}
    </Channel>
  );
}

interface ChannelFrameProps extends ChannelProps {
  readonly channel: AlertChannel;
  readonly children: (field: Pick<ChannelProps, 'control' | 'isReadOnly'>) => ReactNode;
}

/** A channel with its switch; its fields are there while it is on. */
function Channel({ channel, control, isReadOnly, saved, isChanged, children }: ChannelFrameProps) {
  const { t } = useTranslation();
  const { field } = useController({ control, name: channel });
  const isOn = field.value !== undefined;
  return (
    <section aria-labelledby={`channel-${channel}`}>
      <Title order={2} size="h4" mt="xl" mb="xs" id={`channel-${channel}`}>
        {t(`alerts.channel.${channel}`)}
      </Title>
      <Switch
        label={t(`settings.channelOn.${channel}`)}
        checked={isOn}
        disabled={isReadOnly}
        onChange={({ currentTarget }) =>
          field.onChange(currentTarget.checked ? (saved?.[channel] ?? fresh[channel]) : undefined)
        }
      />
      {isOn && children({ control, isReadOnly })}
      {isOn && <ChannelTest channel={channel} isSaved={saved?.[channel] !== undefined && !isChanged} />}
    </section>
  );
}
