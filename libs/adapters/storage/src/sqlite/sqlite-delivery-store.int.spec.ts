import { deliveryStoreConformance } from '../conformance/delivery-store-conformance.ts';
import type { OpenStore } from '../conformance/delivery-story.ts';
import { temporaryStorage } from '../conformance/temporary-storage.ts';
import type { TemporaryStorage } from '../conformance/temporary-storage.ts';

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

deliveryStoreConformance('SQLite', async () => storeOf(await temporaryStorage()));
