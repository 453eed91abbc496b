import type { StoreStatus } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { Tile, TileLine, TileNote } from './tile.tsx';
import { useSystemWords } from '../../shared/system-words.ts';

export function StoreTile({ store }: { readonly store: StoreStatus }) {
  const { t } = useTranslation();
  const systemWords = useSystemWords();
  return (
    <Tile
      name={t('store.title')}
      mood={store.state === 'ok' ? 'good' : 'bad'}
      state={t(`store.state.${store.state}`)}
    >
      {store.state !== 'ok' && <TileLine>{t(`store.next.${store.state}`)}</TileLine>}
      {store.heldInMemory > 0 && <TileLine>{t('store.held', { count: store.heldInMemory })}</TileLine>}
      {store.detail !== null && store.state !== 'ok' && (
        <TileNote>{t('dashboard.detail', { detail: systemWords(store.detail) })}</TileNote>
      )}
    </Tile>
  );
}
