import { useNavigate } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../features/session/session-context.ts';
import { settingPlaces } from '../features/settings/setting-places.ts';
import { navigationFor } from './navigation.ts';
import { callIdIn, matchesOf, numberIn } from './palette-matches.ts';
import type { Target } from './palette-matches.ts';

interface Command extends Target {
  readonly onClick: () => void;
}

export interface CommandGroup {
  readonly group: string;
  readonly actions: Command[];
}

/** Where one can go from here: what is looked for by number, the pages, and every single setting. */
export function useCommands(query: string): CommandGroup[] {
  const { t } = useTranslation();
  const { role } = useSession();
  const navigate = useNavigate();
  const command = (target: Target, link: LinkProps): Command => ({
    ...target,
    onClick: () => void navigate(link),
  });
  const pages = navigationFor(role).flatMap(({ group, pages: ofGroup }) =>
    ofGroup.map(({ page, link }) =>
      command({ id: page, label: t(`nav.pages.${page}`), description: t(`nav.groups.${group}`) }, link),
    ),
  );
  const dashboard = { id: 'dashboard', label: t('nav.dashboard'), description: '' };
  const me = { id: 'me', label: t('me.title'), description: '' };
  const fields = [...new Map([...settingPlaces.values()].map((place) => [place.field, place])).values()];
  const settings = fields.map(({ field, page }) =>
    command(
      {
        id: `setting ${field}`,
        label: t(`settings.fields.${field}.label`),
        description: `${t('nav.groups.settings')} → ${t(`settings.sections.${page}`)}`,
      },
      { to: '/settings/$section', params: { section: page } },
    ),
  );
  const groups = [
    { group: t('palette.find'), actions: useFinds(query, command) },
    {
      group: t('palette.pages'),
      actions: matchesOf([command(dashboard, { to: '/' }), ...pages, command(me, { to: '/me' })], query),
    },
    // All of them at once would be a wall.
    { group: t('nav.groups.settings'), actions: query.trim() === '' ? [] : matchesOf(settings, query) },
  ];
  return groups.filter(({ actions }) => actions.length > 0);
}

function useFinds(query: string, command: (target: Target, link: LinkProps) => Command): Command[] {
  const { t } = useTranslation();
  const phone = numberIn(query);
  const callId = callIdIn(query);
  const find = (id: string, label: string, link: LinkProps) => command({ id, label, description: '' }, link);
  return [
    ...(callId === undefined
      ? []
      : [find('call', t('palette.call', { callId }), { to: '/calls/$callId', params: { callId } })]),
    ...(phone === undefined || callId !== undefined
      ? []
      : [
          find('calls by phone', t('palette.calls', { phone }), { to: '/calls', search: { phone } }),
          find('messages by phone', t('palette.messages', { phone }), {
            to: '/deliveries',
            search: { phone },
          }),
        ]),
  ];
}
