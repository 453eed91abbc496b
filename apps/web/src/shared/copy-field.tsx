import { Group, TextInput } from '@mantine/core';
import { CopyButton } from './copy-button.tsx';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly description?: string | undefined;
}

/** A value to be carried into another program's form. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <TextInput
        flex={1}
        readOnly
        variant="filled"
        label={label}
        description={description}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value} what={label} />
    </Group>
  );
}
