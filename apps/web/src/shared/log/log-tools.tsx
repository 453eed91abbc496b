import { ActionIcon, Button, Popover, Stack, TextInput, Tooltip } from '@mantine/core';
import { fromWallInput, toWallInput } from '@planfix-asterisk/contracts';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowUp, IconCalendarSearch, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { panelZone } from '../format.ts';
import classes from './log-page.module.css';
import type { LogPlace } from './log-place.ts';

interface LogToolsProps {
  readonly place: LogPlace;
  readonly onPlace: (place: LogPlace) => void;
}

/** Whether the log follows what happens, and from which time on it is read. */
export function LogTools({ place, onPlace }: LogToolsProps) {
  const { t } = useTranslation();
  const isPaused = place.tail === 'off';
  return (
    <>
      <Tooltip label={isPaused ? t('log.followHint') : t('log.pauseHint')}>
        <Button
          variant="default"
          px="xs"
          aria-pressed={isPaused}
          leftSection={
            isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />
          }
          onClick={() => onPlace({ ...place, tail: isPaused ? undefined : 'off' })}
        >
          {isPaused ? t('log.follow') : t('log.pause')}
        </Button>
      </Tooltip>
      <GoToTime place={place} onPlace={onPlace} />
    </>
  );
}

function GoToTime({ place, onPlace }: LogToolsProps) {
  const { t } = useTranslation();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [typed, setTyped] = useState(() => toWallInput(place.at, panelZone()));
  const at = fromWallInput(typed, panelZone());
  const go = (to: number | undefined): void => {
    onPlace({ ...place, at: to });
    close();
  };
  return (
    <Popover opened={isOpen} onDismiss={close} position="bottom-end" trapFocus withinPortal={false} withRoles>
      <Popover.Target>
        <Tooltip label={t('log.goTo')}>
          <ActionIcon variant="default" size="lg" aria-label={t('log.goTo')} onClick={toggle}>
            <IconCalendarSearch size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('log.goTo')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            // The whole minute that was typed, to its end.
            if (at !== undefined) go(at + 59_999);
          }}
        >
          <Stack gap="xs">
            <TextInput
              type="datetime-local"
              label={t('log.goToTime')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" disabled={at === undefined}>
              {t('log.go')}
            </Button>
            {place.at !== undefined && (
              <Button variant="default" onClick={() => go(undefined)}>
                {t('log.newest')}
              </Button>
            )}
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

interface NewsChipProps {
  readonly news: number;
  readonly isOverrun: boolean;
  /** Newer rows are not even read yet. */
  readonly isBelowTop: boolean;
  readonly onShow: () => void;
}

/** Over the top of the list: what has come while one looked further down. */
export function NewsChip({ news, isOverrun, isBelowTop, onShow }: NewsChipProps) {
  const { t } = useTranslation();
  return (
    <div role="status" className={classes.news}>
      {(news > 0 || isBelowTop) && (
        <Button
          size="compact-sm"
          radius="xl"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          onClick={onShow}
        >
          {isBelowTop
            ? t('log.newest')
            : isOverrun
              ? t('log.manyNews', { count: news })
              : t('log.news', { count: news })}
        </Button>
      )}
    </div>
  );
}
