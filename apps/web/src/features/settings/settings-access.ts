import type { SettingsSection } from '@planfix-asterisk/contracts';
import { createContext, use } from 'react';
import type { FieldKey } from './setting-places.ts';
import { sectionOf } from './setting-places.ts';

interface SettingsAccess {
  readonly canEdit: boolean;
  /** Sections set by the instance file. */
  readonly locked: readonly SettingsSection[];
  readonly instanceFile: string | null;
  /** PUBLIC_URL, which goes before the setting. */
  readonly environmentPublicUrl: string | null;
}

/** Who may change what. Locked is what the instance file sets: it is shown, with the reason. */
export const SettingsAccessContext = createContext<SettingsAccess>({
  canEdit: false,
  locked: [],
  instanceFile: null,
  environmentPublicUrl: null,
});

export const useSettingsAccess = (): SettingsAccess => use(SettingsAccessContext);

export function useSectionAccess(section: SettingsSection): { isReadOnly: boolean; isLocked: boolean } {
  const { canEdit, locked } = useSettingsAccess();
  const isLocked = locked.includes(section);
  return { isLocked, isReadOnly: isLocked || !canEdit };
}

export const useFieldAccess = (field: FieldKey): { isReadOnly: boolean; isLocked: boolean } =>
  useSectionAccess(sectionOf(field));
