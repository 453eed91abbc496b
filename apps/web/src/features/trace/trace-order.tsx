import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { traceRequestSchema } from '@planfix-asterisk/contracts';
import type { TraceRequest } from '@planfix-asterisk/contracts';
import { IconPlayerRecord } from '@tabler/icons-react';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface TraceOrderProps {
  readonly nodes: readonly string[];
  /** Whose call is asked for when the page opens; '': everything. */
  readonly number: string;
  readonly isStarting: boolean;
  readonly onStart: (request: TraceRequest) => void;
}

const longestMinutes = 60;

/** What is to be recorded: which PBX, for how long, and whether all of it or one call. */
export function TraceOrder({ nodes, number: firstNumber, isStarting, onStart }: TraceOrderProps) {
  const { t } = useTranslation();
  const [node, setNode] = useState('');
  const [minutes, setMinutes] = useState<number | string>(10);
  const [masksNumbers, setMasksNumbers] = useState(true);
  const [number, setNumber] = useState(firstNumber);
  const onlyNumber = number.trim() === '' ? undefined : number.trim();
  const isNumber = traceRequestSchema.shape.onlyNumber.safeParse(onlyNumber).success;
  const request = traceRequestSchema.safeParse({ node: node || nodes[0], minutes, masksNumbers, onlyNumber });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (request.success) onStart(request.data);
  };
  return (
    <Stack component="form" gap="sm" onSubmit={submit}>
      <Group align="flex-start" gap="md">
        <NativeSelect
          label={t('call.node')}
          description={t('trace.nodeHelp')}
          data={[...nodes]}
          value={node || nodes[0] || ''}
          onChange={(event) => setNode(event.currentTarget.value)}
        />
        <TextInput
          label={t('trace.onlyNumber')}
          description={t('trace.onlyNumberHelp')}
          value={number}
          error={isNumber ? undefined : t('trace.notANumber')}
          maw={340}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <NumberInput
          label={t('trace.minutes')}
          description={t('trace.minutesHelp', { count: longestMinutes })}
          value={minutes}
          min={1}
          max={longestMinutes}
          allowDecimal={false}
          w={140}
          onChange={setMinutes}
        />
      </Group>
      <Checkbox
        label={t('trace.mask')}
        checked={masksNumbers}
        onChange={(event) => setMasksNumbers(event.currentTarget.checked)}
      />
      <Button
        type="submit"
        w="fit-content"
        leftSection={<IconPlayerRecord size={18} aria-hidden />}
        disabled={!request.success}
        loading={isStarting}
      >
        {t('trace.start')}
      </Button>
    </Stack>
  );
}
