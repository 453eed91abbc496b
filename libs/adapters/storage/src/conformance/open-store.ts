import { temporaryStorage } from '../testing/temporary-storage.ts';
import type { TemporaryStorage } from '../testing/temporary-storage.ts';
import type { OpenStore } from './delivery-story.ts';

/** The database of the vitest project that runs. */
export async function openStoreForConformance(): Promise<OpenStore> {
  return storeOf(await temporaryStorage());
}

function storeOf(temporary: TemporaryStorage): OpenStore {
  return {
    ...temporary.storage,
    reopen: async () => {
      await temporary.reopen();
      return storeOf(temporary);
    },
    close: async () => {
      await temporary[Symbol.asyncDispose]();
    },
  };
}
