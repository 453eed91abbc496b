import type { IncomingMessage } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import type { Request, Response } from 'express';
import helmet from 'helmet';
import { giveCorrelationId } from './http/correlation-id.ts';
import { serveOpenApi } from './http/open-api.ts';
import { servePanel } from './http/panel-files.ts';

export interface ApiSurroundings {
  readonly publicUrl?: string;
  /** Whose word on the address of a visitor is believed. */
  readonly isTrustedProxy: (address: string | undefined) => boolean;
  /** Folder of the built panel. */
  readonly panel: string;
}

/** All that is to stand in front of the routes; before `app.init()`. The app must be made with `bodyParser: false`. */
export function configureApi(
  app: NestExpressApplication,
  { publicUrl, isTrustedProxy, panel }: ApiSurroundings,
): void {
  app.set('trust proxy', isTrustedProxy);
  app.disable('x-powered-by');
  app.use(giveCorrelationId);
  app.use(forgiveDoubledSlash);
  app.use(helmet(securityHeaders(publicUrl?.startsWith('https:') ?? false)));
  app.use('/api', forgetAnswers);
  app.use(cookieParser());
  // 5000 employees are half a megabyte.
  app.useBodyParser('json', { limit: '1mb', type: isJsonOfThePanel });
  serveOpenApi(app);
  servePanel(app, panel);
}

/** FreePBX doubles the slash that somebody types before the path of a look-up. */
function forgiveDoubledSlash(request: Request, _response: Response, next: () => void): void {
  request.url = request.url.replace(/^\/{2,}(?=lookup\/)/, '/');
  next();
}

/** What PlanFix sends is read by its own desk, as JSON, too. */
function isJsonOfThePanel({ url, headers }: IncomingMessage): boolean {
  return (
    !/^\/+planfix(\/|\?|$)/i.test(url ?? '') && /^application\/json\b/i.test(headers['content-type'] ?? '')
  );
}

/** Answers hold numbers of clients: neither browser nor proxy keeps them. */
function forgetAnswers(_request: Request, response: Response, next: () => void): void {
  response.setHeader('cache-control', 'no-store');
  next();
}

/** The panel asks nothing of any other host. Mantine writes its styles into the page, hence 'unsafe-inline' there. */
function securityHeaders(isHttps: boolean): Parameters<typeof helmet>[0] {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: isHttps,
    // Browsers ignore these two on plain http and complain about them.
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
  };
}
