import type { AuditLog, AuditRecord } from './audit-log.ts';
import { settingEntity } from './entities/setting.entity.ts';
import type { Storage } from './storage.ts';

export interface SettingChange {
  readonly section: string;
  /** JSON with sealed secrets; `undefined` forgets the section. */
  readonly value: unknown;
  readonly at: number;
  readonly audit: AuditRecord;
}

/** What the panel set, per section. */
export class SettingsStore {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;
  readonly #auditLog: AuditLog;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>, auditLog: AuditLog) {
    this.#storage = storage;
    this.#auditLog = auditLog;
  }

  async load(): Promise<Map<string, unknown>> {
    const rows = await this.#storage.dataSource.getRepository(settingEntity).find();
    return new Map(rows.map((row) => [row.section, JSON.parse(row.json) as unknown]));
  }

  /** The change and its audit entry together. */
  async save(change: SettingChange): Promise<void> {
    const { section, value, at } = change;
    await this.#storage.gate.run('settings', async (manager) => {
      if (value === undefined) await manager.delete(settingEntity, { section });
      else {
        const row = { section, json: JSON.stringify(value), savedAt: at };
        await manager.upsert(settingEntity, row, ['section']);
      }
      await this.#auditLog.writeWith(manager, change.audit);
    });
  }
}
