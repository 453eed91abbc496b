import { isCsrfTokenOf } from '@planfix-asterisk/accounts';
import type { Request } from 'express';
import { ApiProblem } from '../http/api-problem.ts';

const harmlessMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Browsers say where a request comes from; a page of another site may not even log somebody in. */
export function refuseForeignOrigin(request: Request): void {
  if (harmlessMethods.has(request.method)) return;
  if (request.headers['sec-fetch-site'] === 'cross-site') {
    throw new ApiProblem(
      'foreign-origin',
      'This request comes from a page of another site; use the panel itself.',
    );
  }
}

/** Every change sends back the token that came with the session; another site's page cannot know it. */
export function refuseForgery(request: Request, sessionId: string): void {
  if (harmlessMethods.has(request.method)) return;
  if (isCsrfTokenOf(sessionId, request.header('x-csrf-token') ?? '')) return;
  throw new ApiProblem(
    'csrf-token-missing',
    'Send the csrfToken of GET /api/session as header x-csrf-token; load the page anew.',
  );
}
