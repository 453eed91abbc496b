import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ApiModule } from '@planfix-asterisk/api-app';
import type { MessageActions } from '@planfix-asterisk/api-app';
import { ReplayJobs, replayDelivery, skipDelivery } from '@planfix-asterisk/replay';
import { storeForecast } from '@planfix-asterisk/retention';
import type { Logger } from '@planfix-asterisk/runtime';
import { storeUse } from '@planfix-asterisk/storage';
import { Worker, WorkerModule } from '@planfix-asterisk/worker-app';
import type { Rooms } from './open-rooms.ts';

/** Both apps in one process: nothing but the two, with the same rooms. */
@Module({})
export class StandaloneModule {
  static with(rooms: Rooms, { log, version }: { log: Logger; version: string }): DynamicModule {
    const worker = new Worker({ ...rooms, log });
    const replaying: MessageActions = {
      replay: (id, by) => replayDelivery(rooms, id, by),
      skip: (id, by) => skipDelivery(rooms, id, by),
    };
    const perSecond = () => rooms.settings.current().delivery.replayPerSecond;
    const replays = new ReplayJobs({ ...rooms, jobs: rooms.replayJobs, perSecond });
    const storeSize = async () => {
      const { storage, clock, settings } = rooms;
      const use = await storeUse(storage.dataSource, await storage.size(), clock.now());
      return storeForecast(use, settings.current().retention, clock.now());
    };
    return {
      module: StandaloneModule,
      imports: [
        WorkerModule.with(worker),
        ApiModule.with({ ...rooms, live: worker, replaying, replays, storeSize, log, version }),
      ],
    };
  }
}
