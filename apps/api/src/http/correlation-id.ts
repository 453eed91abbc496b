import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';

const header = 'x-correlation-id';

/** First of all middlewares, so that even a body that cannot be parsed is answered with an id. Ids of strangers are not taken over. */
export function giveCorrelationId(_request: Request, response: Response, next: () => void): void {
  response.setHeader(header, randomUUID());
  next();
}

export function correlationIdOf(response: Pick<Response, 'getHeader'>): string {
  return String(response.getHeader(header) ?? '');
}
