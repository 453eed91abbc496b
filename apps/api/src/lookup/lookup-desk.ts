import type { Clock, Logger } from '@planfix-asterisk/runtime';
import type { Request, Response } from 'express';
import { RequestThrottle } from '../http/request-throttle.ts';
import type { LookupDuty } from './lookup-duty.ts';

/** A PBX with a hundred calls a second; a wrong key is tried out or was rotated. */
const limits = { requests: 6_000, wrong: 60 } as const;
/** An empty answer would blank the name on the phone. */
const nobody = 'Anonymous';

type Asked = 'name' | 'responsible';

/**
 * FreePBX puts whatever comes onto the phone's display and does not look at the status. So every answer, a refused one as
 * well, is what may stand there: the name, else the caller's own number.
 */
export class LookupDesk {
  readonly #duty: LookupDuty;
  readonly #log: Logger;
  readonly #throttle: RequestThrottle;

  constructor({ duty, clock, log }: { duty: LookupDuty; clock: Clock; log: Logger }) {
    this.#duty = duty;
    this.#log = log;
    this.#throttle = new RequestThrottle(limits, clock);
  }

  async answer(request: Request, response: Response, asked: Asked): Promise<void> {
    const status = this.#statusFor(request);
    const text = status === 200 ? await this.#find(request, asked) : asGiven(request, asked);
    response.status(status).set('cache-control', 'no-store').type('text/plain; charset=utf-8').send(text);
  }

  #statusFor(request: Request): 200 | 401 | 429 {
    const address = request.ip ?? '';
    if (this.#throttle.take(address) > 0) return 429;
    if (this.#duty.isKey(textOf(request.query['key']) || passwordOf(request))) return 200;
    this.#throttle.wasWrong(address);
    this.#log.warn({ event: 'lookup-refused', reason: 'invalid-key', address });
    return 401;
  }

  async #find(request: Request, asked: Asked): Promise<string> {
    const { query } = request;
    try {
      const found = await this.#duty.find({ number: textOf(query['number']), name: textOf(query['name']) });
      return asked === 'name' ? found.name || nobody : found.responsible;
    } catch (error) {
      this.#log.error({ event: 'lookup-failed', error });
      return asGiven(request, asked);
    }
  }
}

/** Of a stranger only what can be a number comes back. */
function asGiven({ query }: Request, asked: Asked): string {
  if (asked === 'responsible') return '';
  return /^\s*(\+?[\d*#]{1,32})\s*$/.exec(textOf(query['number']))?.[1] ?? nobody;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');

/** FreePBX's look-up sources have fields for user and password; the password may be the key. */
function passwordOf({ headers }: Request): string {
  const [, encoded = ''] = /^Basic ([\w+/=-]{1,400})$/i.exec(headers.authorization ?? '') ?? [];
  const [, password = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return password;
}
