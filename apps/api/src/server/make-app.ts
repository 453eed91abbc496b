import { fileURLToPath } from 'node:url';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { SettingsService } from '@planfix-asterisk/settings';
import { Logger as NestLogger } from 'nestjs-pino';
import { configureApi } from '../configure-api.ts';
import { trustedProxies } from '../http/trusted-proxies.ts';

/** Deliveries drain up to 5 s, the last facts are written within 3 s. */
export const serverStopsWithinMs = 12_000;

/** Seen from the bundle in an app's dist folder. */
const builtPanel = fileURLToPath(new URL('../../web/dist', import.meta.url));

interface AppOptions {
  readonly publicUrl: string | undefined;
  readonly settings: Pick<SettingsService, 'current'>;
  /** Folder of the built panel. */
  readonly panel?: string;
}

/** What the module offers, ready to listen. */
export async function makeApp(
  module: DynamicModule,
  { publicUrl, settings, panel = builtPanel }: AppOptions,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, {
    bodyParser: false,
    bufferLogs: true,
    forceCloseConnections: true,
    abortOnError: false,
  });
  app.useLogger(app.get(NestLogger));
  const isTrustedProxy = trustedProxies(() => settings.current().trustedProxies);
  configureApi(app, { publicUrl, isTrustedProxy, panel });
  return app;
}
