import { Button, Group, Text } from '@mantine/core';

interface UndoMessageProps {
  readonly message: string;
  readonly label: string;
  readonly onUndo: () => void;
}

/** What was done, and the way back. */
export function UndoMessage({ message, label, onUndo }: UndoMessageProps) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="default" onClick={onUndo}>
        {label}
      </Button>
    </Group>
  );
}
