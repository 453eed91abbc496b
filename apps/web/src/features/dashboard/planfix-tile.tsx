import type { PlanfixStatus } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { isAttemptCause } from '../../shared/codes.ts';
import { formatAgo, formatSpan } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';
import type { Mood } from './tile.tsx';
import { Tile, TileLine, TileNote } from './tile.tsx';

const moods: Record<PlanfixStatus['state'], Mood> = {
  ok: 'good',
  unknown: 'neutral',
  'not-set-up': 'uncertain',
  failing: 'bad',
  paused: 'bad',
};

export function PlanfixTile({ planfix }: { readonly planfix: PlanfixStatus }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { state, cause, since, lastDeliveredAt, address } = planfix;
  const isIll = state === 'failing' || state === 'paused';
  return (
    <Tile name={t('settings.sections.planfix')} mood={moods[state]} state={t(`planfix.state.${state}`)}>
      {isIll && cause !== null && <CauseLines cause={cause} />}
      {state !== 'ok' && (
        <TileLine>
          {t(`planfix.next.${state}`)}{' '}
          {state === 'not-set-up' && (
            <AnchorLink to="/settings/$section" params={{ section: 'planfix' }} inherit underline="always">
              {t('dashboard.openSettings')}
            </AnchorLink>
          )}
        </TileLine>
      )}
      <TileNote>
        {address}
        {address !== null && <br />}
        {since !== null && state !== 'not-set-up' && (
          <>
            {t('dashboard.since', { span: formatSpan((now - since) / 1_000, language) })}
            <br />
          </>
        )}
        {lastDeliveredAt === null
          ? t('planfix.neverDelivered')
          : t('planfix.lastDelivered', { ago: formatAgo(lastDeliveredAt, now, language) })}
      </TileNote>
    </Tile>
  );
}

function CauseLines({ cause }: { readonly cause: string }) {
  const { t } = useTranslation();
  if (!isAttemptCause(cause)) return <TileLine>{cause}</TileLine>;
  return (
    <TileLine>
      {t(`cause.${cause}.title`)}. {t(`cause.${cause}.next`)}
    </TileLine>
  );
}
