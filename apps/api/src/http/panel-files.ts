import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { Request, Response } from 'express';

/** Addresses that are never a page of the panel: an unknown one there is a 404, not the panel. */
const notPages = /^\/(api|health|metrics|planfix|lookup|recordings|assets)(\/|$)/;
const oneYearS = 31_536_000;

/** Serves the built panel; every other GET of a page gets index.html, where the panel's own router takes over. */
export function servePanel(app: NestExpressApplication, folder: string): void {
  // Only these: an answer with a secret in it must not shrink by what a stranger puts into the question.
  app.use(onlyFor(isPanel, compression()));
  app.useStaticAssets(folder, { index: false, redirect: false, setHeaders: setCacheHeaders });
  app.use((request: Request, response: Response, next: () => void) => {
    if (!isPage(request)) {
      next();
      return;
    }
    setCacheHeaders(response, 'index.html');
    response.sendFile(join(folder, 'index.html'), { cacheControl: false }, (error?: Error) => {
      if (error && !response.headersSent) next();
    });
  });
}

type Handler = ReturnType<typeof compression>;

const onlyFor =
  (wanted: (request: Request) => boolean, handler: Handler): Handler =>
  (request, response, next) =>
    wanted(request) ? handler(request, response, next) : next();

const isPanel = (request: Request): boolean => isPage(request) || request.path.startsWith('/assets/');

function isPage({ method, path }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && !notPages.test(path);
}

/** Vite puts a hash into the names below assets/; all else must be asked for anew, else an update is not seen. */
function setCacheHeaders(response: Pick<Response, 'setHeader'>, file: string): void {
  const isHashed = /[/\\]assets[/\\]/.test(file);
  response.setHeader('cache-control', isHashed ? `public, max-age=${oneYearS}, immutable` : 'no-cache');
}
