import type { Role } from '@planfix-asterisk/contracts';
import { linkOptions } from '@tanstack/react-router';
import { settingsPages } from '../features/settings/settings-pages.ts';

/** Every page one can go to, in the order of the menus; menus, the palette and the phone's list are made of it. */
export const navigation = [
  {
    group: 'reports',
    role: 'support',
    pages: [
      { page: 'calls', link: linkOptions({ to: '/calls' }) },
      { page: 'deliveries', link: linkOptions({ to: '/deliveries' }) },
      { page: 'failed', link: linkOptions({ to: '/failed' }) },
      { page: 'replays', link: linkOptions({ to: '/replays' }) },
      { page: 'backFills', link: linkOptions({ to: '/back-fills' }) },
      { page: 'alerts', link: linkOptions({ to: '/alerts' }) },
    ],
  },
  {
    group: 'settings',
    role: 'support',
    pages: [
      ...settingsPages.map((section) => ({
        page: section,
        link: linkOptions({ to: '/settings/$section', params: { section } }),
      })),
      { page: 'setup', link: linkOptions({ to: '/setup' }), role: 'admin' },
    ],
  },
  {
    group: 'tools',
    role: 'support',
    pages: [
      { page: 'doctor', link: linkOptions({ to: '/tools/doctor' }), role: 'admin' },
      { page: 'testCall', link: linkOptions({ to: '/tools/test-call' }), role: 'admin' },
      { page: 'trace', link: linkOptions({ to: '/tools/trace' }) },
      { page: 'about', link: linkOptions({ to: '/tools/about' }) },
    ],
  },
  {
    group: 'admin',
    role: 'admin',
    pages: [
      { page: 'users', link: linkOptions({ to: '/users' }) },
      { page: 'audit', link: linkOptions({ to: '/audit' }) },
    ],
  },
] as const;

type Group = (typeof navigation)[number];
type NavigationPage = Group['pages'][number];
export interface NavigationGroup {
  readonly group: Group['group'];
  readonly pages: readonly NavigationPage[];
}

/** What somebody of this role may see. */
export const navigationFor = (role: Role): readonly NavigationGroup[] =>
  navigation
    .filter((group) => group.role === 'support' || role === 'admin')
    .map(({ group, pages }) => ({
      group,
      pages: [...pages].filter((page) => !('role' in page) || role === page.role),
    }));

/** Where the address of a page of the group begins. */
export const groupPaths: Readonly<Record<NavigationGroup['group'], readonly string[]>> = {
  reports: ['/calls', '/deliveries', '/failed', '/replays', '/back-fills', '/alerts'],
  settings: ['/settings', '/setup'],
  tools: ['/tools'],
  admin: ['/users', '/audit'],
};
