import type { Role } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { epochMs, integer, orNull, text } from './columns.ts';

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
  /** Sealed secret of the authenticator app; null: password alone. */
  totpSecret: string | null;
  /** Sealed, until the first code of the app has proved that it has it. */
  totpOffer: string | null;
  /** A code is good once: that of this step or an earlier one has been used. */
  totpLastStep: number | null;
  /** JSON: hashes of the recovery codes that are left. */
  recoveryCodes: string | null;
  /** Removed, but can be brought back for a while. */
  removedAt: number | null;
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
    totpSecret: orNull(text),
    totpOffer: orNull(text),
    totpLastStep: orNull(integer),
    recoveryCodes: orNull(text),
    removedAt: orNull(epochMs),
  },
  indices: [{ name: 'account_by_name', columns: ['usernameKey'], unique: true }],
});
