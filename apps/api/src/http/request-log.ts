import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@planfix-asterisk/runtime';
import type { Options } from 'pino-http';
import { correlationIdOf } from './correlation-id.ts';

/** Path only: a query string holds phone numbers. */
const pathOf = (url: string | undefined): string => (url ?? '').split('?', 1)[0] ?? '';

/**
 * One line per request of the API, without headers and bodies: they hold cookies and passwords. Nest speaks by the same
 * logger and tells of every route it maps: below `debug` only its warnings and what went wrong are worth a line.
 */
export function requestLog(log: Logger): Options {
  return {
    logger: log.isLevelEnabled('debug') ? log : log.child({}, { level: 'warn' }),
    genReqId: (_request, response) => correlationIdOf(response),
    quietReqLogger: true,
    serializers: { req: () => undefined, res: () => undefined },
    customAttributeKeys: { reqId: 'correlationId' },
    customLogLevel: (_request, { statusCode }) => (statusCode >= 500 ? 'error' : 'debug'),
    customSuccessObject: (request, response) => requestWords(request, response),
    customErrorObject: (request, response) => requestWords(request, response),
  };
}

function requestWords(request: IncomingMessage, { statusCode: status }: ServerResponse): object {
  return { event: 'request', method: request.method, path: pathOf(request.url), status };
}
