import { Switch, Title } from '@mantine/core';
import type { AlertChannel, PanelSettings } from '@planfix-asterisk/contracts';
import type { ReactNode } from 'react';
import type { Control } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { AlertOutput, AlertValues } from './alerts.form.tsx';
import { ChannelTest } from './channel-test.tsx';
import { ChoiceSetting, TextSetting } from './form-controls.tsx';
import { ListSetting } from './list-setting.tsx';
import { SecretSetting } from './secret-setting.tsx';

interface ChannelProps {
  readonly control: Control<AlertValues, unknown, AlertOutput>;
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
            name="alerts.webhook.url"
            field="webhookUrl"
            placeholder="https://example.com/alerts"
          />
          <SecretSetting {...field} name="alerts.webhook.secret" field="webhookSecret" />
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
          <TextSetting {...field} name="alerts.email.host" field="mailHost" placeholder="smtp.example.com" />
          <TextSetting {...field} name="alerts.email.port" field="mailPort" isNumber />
          <ChoiceSetting
            {...field}
            name="alerts.email.security"
            field="mailSecurity"
            choices={choices}
            parse={(value) => value}
          />
          <TextSetting {...field} name="alerts.email.username" field="mailUsername" isOptional />
          <SecretSetting {...field} name="alerts.email.password" field="mailPassword" isOptional />
          <TextSetting {...field} name="alerts.email.from" field="mailFrom" placeholder="pbx@example.com" />
          <ListSetting {...field} name="alerts.email.to" field="mailTo" />
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
          <SecretSetting {...field} name="alerts.telegram.botToken" field="telegramToken" />
          <TextSetting {...field} name="alerts.telegram.chatId" field="telegramChat" />
        </>
      )}
    </Channel>
  );
}

interface ChannelFrameProps extends ChannelProps {
  readonly channel: AlertChannel;
  readonly children: (field: Pick<ChannelProps, 'control'>) => ReactNode;
}

/** A channel with its switch; its fields are there while it is on. */
function Channel({ channel, control, isReadOnly, saved, isChanged, children }: ChannelFrameProps) {
  const { t } = useTranslation();
  const { field } = useController({ control, name: `alerts.${channel}` });
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
      {isOn && children({ control })}
      {isOn && <ChannelTest channel={channel} isSaved={saved?.[channel] !== undefined && !isChanged} />}
    </section>
  );
}
