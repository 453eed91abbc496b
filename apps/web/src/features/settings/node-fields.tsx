import type { AmiNodeSettings, PbxCheck, amiNodeSchema } from '@planfix-asterisk/contracts';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ChoiceSetting, TextSetting, YesNoSetting } from './form-controls.tsx';
import type { FormCheck } from './form-check.ts';
import { ManagerUser } from './manager-user.tsx';
import { NodeCheck } from './node-check.tsx';
import { SecretSetting } from './secret-setting.tsx';

type NodeInput = z.input<typeof amiNodeSchema>;

/** One PBX of the form around it: where it is, the user to log in as, that user ready to paste, and the check. */
export function NodeFields({ check }: { readonly check: FormCheck<PbxCheck> }) {
  const { t } = useTranslation();
  const { control } = useFormContext<{ ami: NodeInput }, unknown, { ami: AmiNodeSettings }>();
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
      <NodeCheck check={check} />
    </>
  );
}
