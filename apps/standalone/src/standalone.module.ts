import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ApiModule, apiPartsOf } from '@planfix-asterisk/api-app';
import type { Rooms } from '@planfix-asterisk/rooms';
import type { Logger } from '@planfix-asterisk/runtime';
import { Worker, WorkerModule } from '@planfix-asterisk/worker-app';

/** Both apps in one process: nothing but the two, with the same rooms. */
@Module({})
export class StandaloneModule {
  static with(rooms: Rooms, { log, version }: { log: Logger; version: string }): DynamicModule {
    const worker = new Worker({ ...rooms, log });
    return {
      module: StandaloneModule,
      imports: [WorkerModule.with(worker), ApiModule.with(apiPartsOf(rooms, { live: worker, log, version }))],
    };
  }
}
