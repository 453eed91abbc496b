/** The settings the panel edits, in the order of the menu; each is one section of the stored settings. */
export const settingsPages = [
  'planfix',
  'ami',
  'employees',
  'lines',
  'numbers',
  'delivery',
  'retention',
  'alerts',
] as const;
export type SettingsPageName = (typeof settingsPages)[number];

export const isSettingsPage = (value: string): value is SettingsPageName =>
  settingsPages.some((page) => page === value);
