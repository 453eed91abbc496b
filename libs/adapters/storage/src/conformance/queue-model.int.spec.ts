import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DeliveryStory } from './delivery-story.ts';
import { openStoreForConformance } from './open-store.ts';
import { queueCommands } from './queue-commands.ts';
import { QueueModel } from './queue-model.ts';

const runs = 40;
const timeoutMs = 180_000;

it(
  'does whatever happens to it as a plain list would',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(queueCommands, { maxCommands: 80, size: 'max' }), async (commands) => {
        const story = new DeliveryStory(openStoreForConformance);
        await story.open();
        try {
          const model = new QueueModel();
          await fc.asyncModelRun(() => ({ model, real: { story, held: [] } }), commands);
          for (const { id, state, attempts, leaseEndsAt } of model.messages) {
            const shown = leaseEndsAt === undefined ? state : 'sending';
            expect(await story.panel.deliveryDetail(id)).toMatchObject({ state: shown, attempts });
          }
          expect(await story.panel.dashboardCounts(model.now)).toMatchObject({
            waiting: model.messages.filter(({ state }) => state === 'waiting').length,
            failed: model.messages.filter(({ state }) => state === 'failed').length,
            expired: model.messages.filter(({ state }) => state === 'expired').length,
            superseded: model.messages.filter(({ state }) => state === 'superseded').length,
          });
        } finally {
          await story.close();
        }
      }),
      { numRuns: runs, interruptAfterTimeLimit: timeoutMs / 2, markInterruptAsFailure: false },
    );
  },
  timeoutMs,
);
