import { setupProgressEntity } from './entities/setup-progress.entity.ts';
import type { Storage } from './storage.ts';

const onlyRow = 1;

/** Where the set-up wizard was left. */
export class SetupProgressStore {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>) {
    this.#storage = storage;
  }

  async load(): Promise<unknown> {
    const row = await this.#storage.dataSource.getRepository(setupProgressEntity).findOneBy({ id: onlyRow });
    return row === null ? undefined : JSON.parse(row.json);
  }

  async save(progress: unknown): Promise<void> {
    const row = { id: onlyRow, json: JSON.stringify(progress) };
    await this.#storage.gate.run('settings', (manager) => manager.upsert(setupProgressEntity, row, ['id']));
  }
}
