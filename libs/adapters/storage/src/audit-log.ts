import { isSecretName } from '@planfix-asterisk/runtime';
import type { Clock } from '@planfix-asterisk/runtime';
import { LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { auditEntryEntity } from './entities/audit-entry.entity.ts';
import type { AuditEntryRow } from './entities/audit-entry.entity.ts';
import type { Storage } from './storage.ts';

export interface AuditRecord {
  /** Name of the account, `instance file`, or `system`. */
  readonly actor: string;
  /** What was done, in stable words: `settings.changed`, `delivery.replayed`, `login.refused`. */
  readonly action: string;
  readonly target: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
  readonly address?: string;
}

export interface AuditEntry extends Omit<AuditRecord, 'reason' | 'address'> {
  readonly id: number;
  readonly at: number;
  readonly reason: string | null;
  readonly address: string | null;
}

/** Who did what, when and from where; only ever appended to. */
export class AuditLog {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;
  readonly #clock: Clock;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>, clock: Clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  async write(record: AuditRecord): Promise<void> {
    await this.#storage.gate.run('audit', (manager) => this.writeWith(manager, record));
  }

  /** In the transaction of the change it tells of: neither is ever there without the other. */
  async writeWith(manager: EntityManager, record: AuditRecord): Promise<void> {
    await manager.insert(auditEntryEntity, {
      at: this.#clock.now(),
      actor: record.actor,
      action: record.action,
      target: record.target,
      before: withoutSecrets(record.before),
      after: withoutSecrets(record.after),
      reason: record.reason ?? null,
      address: record.address ?? null,
    });
  }

  /** Newest first; `before` is the id of the last entry of the page above. */
  async list(page: { before?: number; limit: number }): Promise<AuditEntry[]> {
    const rows = await this.#storage.dataSource.getRepository(auditEntryEntity).find({
      where: page.before === undefined ? {} : { id: LessThan(page.before) },
      order: { id: 'DESC' },
      take: page.limit,
    });
    return rows.map(toEntry);
  }
}

function toEntry(row: AuditEntryRow): AuditEntry {
  return { ...row, before: parsed(row.before), after: parsed(row.after) };
}

function parsed(json: string | null): unknown {
  return json === null ? undefined : JSON.parse(json);
}

/** Callers hand in markers for secrets, made of dots; anything else under such a name does not get into the log. */
function withoutSecrets(value: unknown): string | null {
  if (value === undefined) return null;
  return JSON.stringify(value, (name, field: unknown) =>
    isSecretName(name) && typeof field === 'string' && !field.startsWith('•') ? '[hidden]' : field,
  );
}
