import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import type { amiNodeSchema } from '@planfix-asterisk/contracts';
import type { z } from 'zod';
import type { Control } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ChoiceSetting, TextSetting, YesNoSetting } from './form-controls.tsx';
import { ManagerUser } from './manager-user.tsx';
import { NodeCheck } from './node-check.tsx';
import { SecretSetting } from './secret-setting.tsx';

type NodeInput = z.input<typeof amiNodeSchema>;

interface NodeFieldsProps {
  readonly control: Control<{ ami: NodeInput }, unknown, { ami: AmiNodeSettings }>;
  /** Whether the fields to be tried are filled in right; marks those that are not. */
  readonly isReady: () => Promise<boolean>;
}

/** One PBX: where it is, the user to log in as, that user ready to paste, and the check. */
export function NodeFields({ control, isReady }: NodeFieldsProps) {
  const { t } = useTranslation();
  const node = useWatch({ control, name: 'ami' });
  return (
    <>
      <TextSetting control={control} name="ami.name" field="nodeName" />
      <TextSetting control={control} name="ami.host" field="nodeHost" placeholder="192.0.2.20" />
      <TextSetting control={control} name="ami.port" field="nodePort" isNumber />
      <YesNoSetting control={control} name="ami.tls" field="nodeTls" />
      <TextSetting control={control} name="ami.username" field="nodeUsername" />
      <SecretSetting control={control} name="ami.secret" field="nodeSecret" isOurs />
      {node.tls !== true && (
        <ChoiceSetting
          control={control}
          name="ami.transport"
          field="nodeTransport"
          parse={(value) => value}
          choices={[
            { value: 'native', label: t('settings.transports.native') },
            { value: 'asterisk-manager', label: t('settings.transports.asterisk-manager') },
          ]}
        />
      )}
      <ManagerUser username={node.username} secret={node.secret} host={node.host} />
      <NodeCheck node={node} isReady={isReady} />
    </>
  );
}
