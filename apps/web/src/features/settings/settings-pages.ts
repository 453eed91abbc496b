/** The pages of the settings, in the order of the menu. */
export const settingsPages = [
  'planfix',
  'ami',
  'employees',
  'lines',
  'trunks',
  'numbers',
  'analytics',
  'recordings',
  'cdr',
  'click-to-call',
  'lookup',
  'delivery',
  'retention',
  'alerts',
  'general',
  'panel',
] as const;
export type SettingsPageName = (typeof settingsPages)[number];

export const isSettingsPage = (value: string): value is SettingsPageName =>
  settingsPages.some((page) => page === value);
