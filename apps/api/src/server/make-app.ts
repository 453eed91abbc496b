import { fileURLToPath } from 'node:url';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger as NestLogger } from 'nestjs-pino';
import { configureApi } from '../configure-api.ts';

/** Deliveries drain up to 5 s, the last facts are written within 3 s. */
export const serverStopsWithinMs = 12_000;

/** Seen from the bundle in an app's dist folder. */
const builtPanel = fileURLToPath(new URL('../../web/dist', import.meta.url));

interface AppOptions {
  readonly publicUrl: string | undefined;
  /** Folder of the built panel. */
  readonly panel?: string;
}

/** What the module offers, ready to listen. */
export async function makeApp(
  module: DynamicModule,
  { publicUrl, panel = builtPanel }: AppOptions,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, {
    bodyParser: false,
    bufferLogs: true,
    forceCloseConnections: true,
    abortOnError: false,
  });
  app.useLogger(app.get(NestLogger));
  configureApi(app, { publicUrl, panel });
  return app;
}
