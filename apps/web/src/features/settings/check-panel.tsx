import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldWords } from '../../shared/field-words.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { ShownWhole } from '../../shared/shown-whole.tsx';
import type { FormCheck } from './form-check.ts';

interface CheckPanelProps<Found> {
  readonly check: FormCheck<Found>;
  readonly button: string;
  readonly icon: ReactNode;
  readonly text?: string;
  /** Title when it could not be made. */
  readonly failed: string;
  /** The labels of the fields that the server may find wrong. */
  readonly fieldWords?: FieldWords | undefined;
  readonly isDisabled?: boolean;
  readonly children: (found: Found) => ReactNode;
}

/** The button of a check, and what came of it: in view, also when saving has asked for it. */
export function CheckPanel<Found>({
  check,
  button,
  icon,
  text,
  failed,
  fieldWords,
  isDisabled = false,
  children,
}: CheckPanelProps<Found>) {
  const { state, run, found, error } = check;
  return (
    <Stack gap="sm" align="flex-start" my="md" maw={720}>
      <Button
        variant="default"
        leftSection={icon}
        loading={state === 'running'}
        disabled={isDisabled}
        onClick={() => void run()}
      >
        {button}
      </Button>
      {text !== undefined && (
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      )}
      {error && (
        <ShownWhole>
          <ErrorAlert error={error} title={failed} fieldWords={fieldWords} />
        </ShownWhole>
      )}
      {found !== undefined && <ShownWhole>{children(found)}</ShownWhole>}
    </Stack>
  );
}
