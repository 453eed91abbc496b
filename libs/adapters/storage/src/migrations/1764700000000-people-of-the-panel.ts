import { Table, TableColumn, TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counted, epochMs, integer, orNull, text } from './column.ts';

const accountColumns = [
  text('totp_secret', orNull),
  text('totp_offer', orNull),
  integer('totp_last_step', orNull),
  text('recovery_codes', orNull),
  epochMs('removed_at', orNull),
];
const sessionColumns = [text('user_agent', { default: "''" })];
const auditIndex = new TableIndex({ name: 'audit_by_time', columnNames: ['at', 'id'] });

const savedFilter = new Table({
  name: 'saved_filter',
  columns: [
    integer('id', counted),
    integer('account_id'),
    text('page'),
    text('name'),
    text('search'),
    epochMs('created_at'),
  ],
  indices: [{ name: 'saved_filter_of_account', columnNames: ['account_id', 'page'] }],
});

export class PeopleOfThePanel1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'account',
      accountColumns.map((column) => new TableColumn(column)),
    );
    await runner.addColumns(
      'session',
      sessionColumns.map((column) => new TableColumn(column)),
    );
    await runner.createIndex('audit_entry', auditIndex);
    await runner.createTable(savedFilter);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(savedFilter);
    await runner.dropIndex('audit_entry', auditIndex);
    await runner.dropColumns(
      'session',
      sessionColumns.map(({ name }) => name),
    );
    await runner.dropColumns(
      'account',
      accountColumns.map(({ name }) => name),
    );
  }
}
