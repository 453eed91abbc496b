import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import { useState } from 'react';
import { z } from 'zod';
import { AmiPage } from '../settings/ami.form.tsx';
import { generateSecret } from '../settings/generate-secret.ts';
import { NodeFields } from '../settings/node-fields.tsx';
import { freshNode, nodeSchemaBeside, withFitTransport } from '../settings/node-schema.ts';
import type { SectionPageProps } from '../settings/section-page-props.ts';
import { useSectionAccess } from '../settings/settings-access.ts';
import { SettingsForm } from '../settings/settings-form.tsx';
import { useReconnectWords } from '../settings/use-reconnect-words.ts';
import { useSettingsForm } from '../settings/use-settings-form.ts';

const none: readonly AmiNodeSettings[] = [];
const schema = z.object({ ami: nodeSchemaBeside([]) });

/** One PBX is what most have: its fields at once. Several are edited as the list that they are. */
export function PbxStep({ settings }: SectionPageProps) {
  const nodes = settings.ami ?? none;
  return nodes.length > 1 ? <AmiPage settings={settings} /> : <OneNode settings={settings} />;
}

function OneNode({ settings }: SectionPageProps) {
  const saved = settings.ami ?? none;
  const { isReadOnly } = useSectionAccess('ami');
  const [secret] = useState(generateSecret);
  const { form, control, error, bar } = useSettingsForm({
    page: 'ami',
    settings,
    schema,
    suggested: saved.length === 0 ? ['ami'] : [],
    read: ({ ami }) => ({ ami: ami?.[0] ?? { ...freshNode, secret } }),
    write: ({ ami }) => ({ ami: [withFitTransport(ami)] }),
  });
  const reconnectWords = useReconnectWords(saved);
  const consequence =
    bar.isChanged && saved.length > 0 ? reconnectWords([form.getValues().ami as AmiNodeSettings]) : undefined;
  return (
    <SettingsForm error={error} bar={{ ...bar, consequence }} isReadOnly={isReadOnly}>
      <NodeFields control={control} isReady={() => form.trigger('ami', { shouldFocus: true })} />
    </SettingsForm>
  );
}
