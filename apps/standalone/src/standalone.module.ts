import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ApiModule } from '@planfix-asterisk/api-app';
import type { ReplayMessage } from '@planfix-asterisk/api-app';
import { replayDelivery } from '@planfix-asterisk/replay';
import type { Logger } from '@planfix-asterisk/runtime';
import { Worker, WorkerModule } from '@planfix-asterisk/worker-app';
import type { Rooms } from './open-rooms.ts';

/** Both apps in one process: nothing but the two, with the same rooms. */
@Module({})
export class StandaloneModule {
  static with(rooms: Rooms, { log, version }: { log: Logger; version: string }): DynamicModule {
    const worker = new Worker({ ...rooms, log });
    const { storage, auditLog: audit, clock } = rooms;
    const replay: ReplayMessage = (id, by) =>
      replayDelivery({ store: storage.deliveries, audit, clock }, id, by);
    return {
      module: StandaloneModule,
      imports: [WorkerModule.with(worker), ApiModule.with({ ...rooms, live: worker, replay, log, version })],
    };
  }
}
