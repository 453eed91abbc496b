import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReplayFilter } from '@planfix-asterisk/contracts';
import { IconRepeat } from '@tabler/icons-react';
import { ReplayDialog } from './replay-dialog.tsx';

interface ReplayManyButtonProps {
  /** Nothing: there is nothing that could be sent again. */
  readonly filter: ReplayFilter | undefined;
  readonly label: string;
}

/** Opens the plan of a replay; nothing is sent by the button itself. */
export function ReplayManyButton({ filter, label }: ReplayManyButtonProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconRepeat size={16} aria-hidden />}
        onClick={open}
        disabled={filter === undefined}
      >
        {label}
      </Button>
      {filter !== undefined && <ReplayDialog filter={filter} isOpen={isOpen} onClose={close} />}
    </>
  );
}
