import { openRecords } from '@planfix-asterisk/pbx-records';
import type { RecordsSource } from '@planfix-asterisk/pbx-records';
import type { CallJournal } from '@planfix-asterisk/storage';

/** A journal that dies at the n-th step of a back-fill: before or after its transaction, and never answers again. */
export function dyingJournal(
  journal: CallJournal,
  { at, when }: { at: number; when: 'before' | 'after' },
): { journal: Pick<CallJournal, 'backFill'>; died: Promise<void> } {
  const died = Promise.withResolvers<undefined>();
  let steps = 0;
  return {
    died: died.promise,
    journal: {
      backFill: async (slice) => {
        steps += 1;
        if (steps < at) return journal.backFill(slice);
        if (when === 'after' && steps === at) await journal.backFill(slice);
        died.resolve(undefined);
        return Promise.withResolvers<never>().promise;
      },
    },
  };
}

/** A source that counts its pages, on top of a real one. */
export function countedSource(address: string): { open: () => RecordsSource; pages: () => number } {
  let pages = 0;
  return {
    pages: () => pages,
    open: () => {
      const source = openRecords(address);
      return {
        look: () => source.look(),
        close: () => source.close(),
        page: (span, limit) => {
          pages += 1;
          return source.page(span, limit);
        },
      };
    },
  };
}
