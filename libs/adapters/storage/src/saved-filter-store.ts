import { savedFilterEntity } from './entities/saved-filter.entity.ts';
import type { SavedFilterRow } from './entities/saved-filter.entity.ts';
import type { Storage } from './storage.ts';

/** Nobody finds his way among more. */
const mostPerAccount = 200;

/** Filters people have named, each his own. */
export class SavedFilterStore {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>) {
    this.#storage = storage;
  }

  list(accountId: number): Promise<SavedFilterRow[]> {
    return this.#storage.dataSource
      .getRepository(savedFilterEntity)
      .find({ where: { accountId }, order: { name: 'ASC', id: 'ASC' }, take: mostPerAccount });
  }

  /** One of the same name on the same page is replaced. */
  add(filter: Omit<SavedFilterRow, 'id'>): Promise<'saved' | 'too-many'> {
    return this.#storage.gate.run('save filter', async (manager) => {
      const { accountId, page, name } = filter;
      await manager.delete(savedFilterEntity, { accountId, page, name });
      if ((await manager.countBy(savedFilterEntity, { accountId })) >= mostPerAccount) return 'too-many';
      await manager.insert(savedFilterEntity, filter);
      return 'saved';
    });
  }

  remove(accountId: number, id: number): Promise<'removed' | 'not-found'> {
    return this.#storage.gate.run('remove filter', async (manager) => {
      const { affected } = await manager.delete(savedFilterEntity, { accountId, id });
      return affected === 0 ? 'not-found' : 'removed';
    });
  }
}
