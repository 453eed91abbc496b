import { temporaryStorage } from '../testing/temporary-storage.ts';
import type { TemporaryStorage } from '../testing/temporary-storage.ts';
import { deliveryStoreConformance } from './delivery-store-conformance.ts';
import type { OpenStore } from './delivery-story.ts';

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

deliveryStoreConformance(async () => storeOf(await temporaryStorage()));
