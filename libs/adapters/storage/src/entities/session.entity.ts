import { EntitySchema } from 'typeorm';
import { epochMs, integer, primary, text } from './columns.ts';

export interface SessionRow {
  /** SHA-256 of the id in the cookie: who reads the database cannot log in with it. */
  idHash: string;
  accountId: number;
  createdAt: number;
  lastSeenAt: number;
  address: string;
  userAgent: string;
}

export const sessionEntity = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    idHash: primary(text),
    accountId: integer,
    createdAt: epochMs,
    lastSeenAt: epochMs,
    address: text,
    userAgent: { ...text, default: '' },
  },
  indices: [{ name: 'session_of_account', columns: ['accountId'] }],
});
