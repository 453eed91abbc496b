import type { NodeStatus } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatSpan } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';
import { useSystemWords } from '../../shared/system-words.ts';
import { NodeRights } from './node-rights.tsx';
import type { Mood } from './tile.tsx';
import { Tile, TileLine, TileNote } from './tile.tsx';

const moods: Record<NodeStatus['state'], Mood> = {
  connected: 'good',
  connecting: 'neutral',
  waiting: 'bad',
  refused: 'bad',
};

export function NodeTile({ node }: { readonly node: NodeStatus }) {
  const { t } = useTranslation();
  const systemWords = useSystemWords();
  const language = useLanguage();
  const now = useNow();
  const isWell = node.state === 'connected';
  const lacksRight = node.rights?.rights.some(({ state }) => state === 'missing') ?? false;
  return (
    <Tile
      name={t('dashboard.node', { name: node.name })}
      mood={isWell && lacksRight ? 'uncertain' : moods[node.state]}
      state={isWell && lacksRight ? t('right.lacking') : t(`node.state.${node.state}`)}
    >
      {!isWell && <TileLine>{t(`node.reason.${node.reason}`)}</TileLine>}
      {node.detail !== null && !isWell && (
        <TileNote>{t('dashboard.detail', { detail: systemWords(node.detail) })}</TileNote>
      )}
      {node.nextTryAt !== null && !isWell && (
        <TileNote>
          {t('dashboard.nextTry', { span: formatSpan((node.nextTryAt - now) / 1_000, language) })}
        </TileNote>
      )}
      {isWell && <NodeRights node={node} />}
      <TileNote>
        {[node.address, node.version].filter(Boolean).join(' · ')}
        <br />
        <span title={formatDateTime(node.since, language)}>
          {t('dashboard.since', { span: formatSpan((now - node.since) / 1_000, language) })}
        </span>
      </TileNote>
    </Tile>
  );
}
