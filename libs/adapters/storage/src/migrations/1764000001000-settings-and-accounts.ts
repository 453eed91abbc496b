import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counted, epochMs, integer, orNull, primary, text } from './column.ts';

const setting = new Table({
  name: 'setting',
  columns: [text('section', primary), text('json'), epochMs('saved_at')],
});

const account = new Table({
  name: 'account',
  columns: [
    integer('id', counted),
    text('username'),
    text('username_key'),
    text('password_hash'),
    text('role'),
    text('source'),
    epochMs('created_at'),
    epochMs('changed_at'),
  ],
  indices: [{ name: 'account_by_name', columnNames: ['username_key'], isUnique: true }],
});

const session = new Table({
  name: 'session',
  columns: [
    text('id_hash', primary),
    integer('account_id'),
    epochMs('created_at'),
    epochMs('last_seen_at'),
    text('address'),
  ],
  indices: [{ name: 'session_of_account', columnNames: ['account_id'] }],
});

const auditEntry = new Table({
  name: 'audit_entry',
  columns: [
    integer('id', counted),
    epochMs('at'),
    text('actor'),
    text('action'),
    text('target'),
    text('before', orNull),
    text('after', orNull),
    text('reason', orNull),
    text('address', orNull),
  ],
});

const tables = [setting, account, session, auditEntry];

export class SettingsAndAccounts1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table);
  }
}
