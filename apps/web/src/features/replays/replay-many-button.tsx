import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReplayFilter } from '@planfix-asterisk/contracts';
import { IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { ReplayDialog } from './replay-dialog.tsx';

interface ReplayManyButtonProps {
  /** Nothing: there is nothing that could be sent again. */
  readonly filter: ReplayFilter | undefined;
  readonly label: string;
}

/** Opens the plan of a replay; nothing is sent by the button itself. */
export function ReplayManyButton({ filter, label }: ReplayManyButtonProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  // What is planned stays what it was when the plan was opened: the hour of "last hour" goes on.
  const [planned, setPlanned] = useState<ReplayFilter>();
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconRepeat size={16} aria-hidden />}
        onClick={() => {
          setPlanned(filter);
          open();
        }}
        disabled={filter === undefined}
      >
        {label}
      </Button>
      {planned !== undefined && <ReplayDialog filter={planned} isOpen={isOpen} onClose={close} />}
    </>
  );
}
