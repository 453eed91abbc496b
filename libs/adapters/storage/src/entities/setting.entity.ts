import { EntitySchema } from 'typeorm';
import { epochMs, primary, text } from './columns.ts';

export interface SettingRow {
  section: string;
  /** Secrets in it are sealed. */
  json: string;
  savedAt: number;
}

export const settingEntity = new EntitySchema<SettingRow>({
  name: 'setting',
  columns: { section: primary(text), json: text, savedAt: epochMs },
});
