import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from './palette-targets.ts';

const [store, palette] = createSpotlight();
const mostShown = 14;

/** Every page, setting and number by a few letters; `asked` counts how often it was called for. */
export function CommandPalette({ asked }: { readonly asked: number }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const groups = useCommands(query);
  useEffect(() => {
    if (asked > 0) palette.open();
  }, [asked]);
  return (
    <Spotlight
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      actions={groups}
      filter={(_, actions) => actions}
      limit={mostShown}
      scrollable
      maxHeight="60vh"
      nothingFound={t('palette.nothing')}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.title'),
      }}
    />
  );
}
