import type { Role } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { epochMs, integer, text } from './columns.ts';

export interface AccountRow {
  id: number;
  username: string;
  /** The name in small letters: `Anna` and `anna` are one account. */
  usernameKey: string;
  passwordHash: string;
  role: Role;
  /** Who rules the account: the instance file or the panel. */
  source: 'file' | 'panel';
  createdAt: number;
  changedAt: number;
}

export const accountEntity = new EntitySchema<AccountRow>({
  name: 'account',
  columns: {
    id: { ...integer, primary: true, generated: 'increment' },
    username: text,
    usernameKey: text,
    passwordHash: text,
    role: text,
    source: text,
    createdAt: epochMs,
    changedAt: epochMs,
  },
  indices: [{ name: 'account_by_name', columns: ['usernameKey'], unique: true }],
});
