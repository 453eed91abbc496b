import { Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import { Worker } from './worker.ts';

/** Runs the worker for as long as the application lives. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly worker: Worker) {}

  static with(worker: Worker): DynamicModule {
    return { module: WorkerModule, providers: [{ provide: Worker, useValue: worker }] };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.stop();
  }
}
