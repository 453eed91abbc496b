import { fileURLToPath } from 'node:url';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { configureApi } from '@planfix-asterisk/api-app';
import type { Logger } from '@planfix-asterisk/runtime';
import { Logger as NestLogger } from 'nestjs-pino';
import type { Rooms } from './open-rooms.ts';
import { productVersion } from './product-version.ts';
import { StandaloneModule } from './standalone.module.ts';

/** Seen from apps/standalone/dist/main.js, and from here as well. */
const builtPanel = fileURLToPath(new URL('../../web/dist', import.meta.url));

interface AppOptions {
  /** Folder of the built panel. */
  readonly panel?: string;
  /** Modules of specs. */
  readonly besides?: readonly Type[];
}

/** The whole product, ready to listen. */
export async function makeApp(
  rooms: Rooms,
  log: Logger,
  { panel = builtPanel, besides = [] }: AppOptions = {},
): Promise<NestExpressApplication> {
  const module = StandaloneModule.with(rooms, { log, version: productVersion() });
  module.imports?.push(...besides);
  const app = await NestFactory.create<NestExpressApplication>(module, {
    bodyParser: false,
    bufferLogs: true,
    forceCloseConnections: true,
    abortOnError: false,
  });
  app.useLogger(app.get(NestLogger));
  configureApi(app, { publicUrl: rooms.publicUrl, panel });
  return app;
}
