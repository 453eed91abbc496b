import { Like } from 'typeorm';
import { sharedStateEntity } from './entities/shared-state.entity.ts';
import type { SharedStateRow } from './entities/shared-state.entity.ts';
import type { Storage } from './storage.ts';

export interface SharedState {
  readonly name: string;
  readonly value: unknown;
  readonly savedAt: number;
}

/** Small things that several processes, or one before and after its restart, have to agree on. */
export class SharedStates {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate' | 'clock'>;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate' | 'clock'>) {
    this.#storage = storage;
  }

  async find(name: string): Promise<SharedState | undefined> {
    const row = await this.#storage.dataSource.getRepository(sharedStateEntity).findOneBy({ name });
    return row === null ? undefined : toState(row);
  }

  /** All whose name begins so; by name. */
  async list(prefix: string): Promise<SharedState[]> {
    const rows = await this.#storage.dataSource
      .getRepository(sharedStateEntity)
      .find({ where: { name: Like(`${prefix}%`) }, order: { name: 'ASC' } });
    return rows.map(toState);
  }

  /** Keeps what is there already; returns what is kept. */
  async saveFirst(name: string, value: unknown): Promise<unknown> {
    const row = { name, json: JSON.stringify(value), savedAt: this.#storage.clock.now() };
    return this.#storage.gate.run('shared state', async (manager) => {
      const kept = await manager.findOneBy(sharedStateEntity, { name });
      if (kept !== null) return JSON.parse(kept.json) as unknown;
      await manager.insert(sharedStateEntity, row);
      return value;
    });
  }

  async save(name: string, value: unknown): Promise<void> {
    const row = { name, json: JSON.stringify(value), savedAt: this.#storage.clock.now() };
    await this.#storage.gate.run('shared state', (manager) =>
      manager.upsert(sharedStateEntity, row, ['name']),
    );
  }

  async remove(name: string): Promise<void> {
    await this.#storage.gate.run('shared state', (manager) => manager.delete(sharedStateEntity, { name }));
  }
}

function toState({ name, json, savedAt }: SharedStateRow): SharedState {
  return { name, value: JSON.parse(json) as unknown, savedAt };
}
