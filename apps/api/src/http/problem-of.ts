import { HttpException } from '@nestjs/common';
import { StoreError } from '@planfix-asterisk/storage';
import { ApiProblem } from './api-problem.ts';

/** Gives every error its place in the table of codes; what nobody foresaw becomes `internal` and keeps its cause for the log. */
export function problemOf(error: unknown, request: { method: string; path: string }): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof StoreError) {
    return new ApiProblem(
      'store-unavailable',
      'The database does not take or give data now; try again soon.',
      {
        cause: error,
      },
    );
  }
  switch (statusOf(error)) {
    case 404:
      return new ApiProblem('not-found', `There is nothing at ${request.method} ${request.path}.`);
    case 413:
      return new ApiProblem('too-large', 'The request is larger than 1 MB; send less at once.');
    case 400:
    case 415:
      return new ApiProblem(
        'invalid-input',
        'The request cannot be read; send UTF-8 JSON with content-type application/json.',
      );
    case 503:
      return new ApiProblem('not-ready', `Not ready: ${failingChecksOf(error).join(', ')}.`);
    default:
      return new ApiProblem(
        'internal',
        'Something went wrong here; the log has the details under the correlation id.',
        {
          cause: error,
        },
      );
  }
}

/** Nest's own exceptions and those of the body parser, which is no part of Nest, both carry a status. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return undefined;
}

/** Names of the health checks that failed, as Terminus reports them. */
function failingChecksOf(error: unknown): string[] {
  if (!(error instanceof HttpException)) return ['the server is busy'];
  const report = error.getResponse();
  if (typeof report !== 'object' || !('error' in report)) return ['the server is busy'];
  return Object.keys(report.error ?? {});
}
