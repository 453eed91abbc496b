import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { ApiError } from '@planfix-asterisk/contracts';
import type { Logger } from '@planfix-asterisk/runtime';
import type { Request, Response } from 'express';
import { correlationIdOf } from './correlation-id.ts';
import { problemOf } from './problem-of.ts';

/** The one way errors leave the API: code, text and correlation id; the cause goes to the log only. */
@Catch()
export class ApiProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(error, request);
    const correlationId = correlationIdOf(response);
    if (problem.status >= 500) {
      this.log.error({
        event: 'request-failed',
        correlationId,
        code: problem.code,
        error: problem.cause ?? problem,
      });
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    if (problem.retryAfterS !== undefined) response.setHeader('retry-after', problem.retryAfterS);
    const answer: ApiError = {
      code: problem.code,
      message: problem.message,
      correlationId,
      fields: problem.fields,
      problems: problem.problems,
    };
    response.status(problem.status).json(answer);
  }
}
