import type { AuditEntry, AuditFilter, Page, PageQuery } from '@planfix-asterisk/contracts';
import { isSecretName } from '@planfix-asterisk/runtime';
import type { Clock } from '@planfix-asterisk/runtime';
import type { EntityManager } from 'typeorm';
import { auditEntryEntity } from './entities/audit-entry.entity.ts';
import type { AuditEntryRow } from './entities/audit-entry.entity.ts';
import type { Storage } from './storage.ts';
import { keysetPage } from './panel/keyset-page.ts';
import type { Keyset } from './panel/keyset-page.ts';

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

  /** Newest first. */
  list(filter: AuditFilter, page: PageQuery): Promise<Page<AuditEntry>> {
    const query = this.#storage.dataSource.getRepository(auditEntryEntity).createQueryBuilder('a');
    const { actor, action, text, from, to } = filter;
    if (actor !== undefined) query.andWhere('a.actor = :actor', { actor });
    // `_` and `%` in what was typed are letters like any other.
    if (action !== undefined)
      query.andWhere("a.action LIKE :action ESCAPE '!'", { action: `${escaped(action)}%` });
    if (text !== undefined) query.andWhere(anywhere, { text: `%${escaped(text.toLowerCase())}%` });
    if (from !== undefined) query.andWhere('a.at >= :from', { from });
    if (to !== undefined) query.andWhere('a.at <= :to', { to });
    return keysetPage(query, byTime, page);
  }
}

/** A page is met on a walk from the newest back; people do far less than telephones ring. */
const anywhere = `(${['target', 'reason', 'address', '"before"', '"after"']
  .map((column) => `lower(coalesce(a.${column}, '')) LIKE :text ESCAPE '!'`)
  .join(' OR ')})`;

const byTime: Keyset<AuditEntryRow, AuditEntry> = {
  time: { column: 'a.at', property: 'a.at' },
  key: { column: 'a.id', property: 'a.id' },
  placeOf: ({ at, id }) => [at, id],
  toItem: toEntry,
};

const escaped = (text: string): string => text.replace(/[!%_]/g, '!$&');

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
