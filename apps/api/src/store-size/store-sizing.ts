import type { StoreSize } from '@planfix-asterisk/contracts';

/** The size of the database as Nest can inject it. */
export abstract class StoreSizing {
  abstract now: () => Promise<StoreSize>;
}
