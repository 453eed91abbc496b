import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconCopyOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';

type CopyState = 'ready' | 'copied' | 'failed';

const shownMs = 2_000;
const icons = { ready: IconCopy, copied: IconCheck, failed: IconCopyOff } as const;

interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for who does not see the field beside. */
  readonly what?: string;
}

export function CopyButton({ value, what }: CopyButtonProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<CopyState>('ready');
  useEffect(() => {
    if (state === 'ready') return undefined;
    const timer = setTimeout(() => setState('ready'), shownMs);
    return () => clearTimeout(timer);
  }, [state]);
  const Icon = icons[state];
  const label = t(`copy.${state}`);
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={state === 'ready' && what !== undefined ? t('copy.what', { what }) : label}
        onClick={() => void copyText(value).then((isCopied) => setState(isCopied ? 'copied' : 'failed'))}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
