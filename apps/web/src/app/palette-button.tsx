import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazySoon } from '../shared/lazy-soon.ts';

const CommandPalette = lazySoon(async () => (await import('./command-palette.tsx')).CommandPalette);

/** Opens the command palette; by Ctrl+K (on any keyboard layout) and by "/", as FreePBX's search. */
export function PaletteButton() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(0);
  const ask = (): void => setAsked((count) => count + 1);
  useHotkeys([['mod+K', ask, { usePhysicalKeys: true }]], []);
  useHotkeys([['/', ask]]);
  return (
    <>
      <Tooltip label={t('palette.button')}>
        <ActionIcon
          variant="transparent"
          c="inherit"
          size="lg"
          aria-label={t('palette.title')}
          aria-keyshortcuts="Control+K"
          onClick={ask}
        >
          <IconSearch size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {asked > 0 && (
        <Suspense>
          <CommandPalette asked={asked} />
        </Suspense>
      )}
    </>
  );
}
