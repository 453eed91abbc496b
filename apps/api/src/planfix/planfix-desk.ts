import type { IncomingMessage } from 'node:http';
import type { ClickDesk } from '@planfix-asterisk/click-to-call';
import { readPbxRequest } from '@planfix-asterisk/planfix';
import type { PbxRequest } from '@planfix-asterisk/planfix';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import { RequestThrottle } from '../http/request-throttle.ts';
import { isSameSecret } from '../http/same-secret.ts';
import { acceptSetup } from './accept-setup.ts';
import type { SetupParts } from './accept-setup.ts';
import { answerToClick, failed, invalidParameters, invalidToken, tooManyRequests } from './planfix-answer.ts';
import type { AnswerToPlanfix } from './planfix-answer.ts';
import { readFields } from './read-fields.ts';

export interface PlanfixDeskParts extends SetupParts {
  readonly clicks: Pick<ClickDesk, 'makeCall'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A company clicks some times a minute; a wrong key is tried out or mistyped. */
const limits = { requests: 300, wrong: 20 } as const;

/** Serves PlanFix: who it is, what it wants, and what became of it. */
export class PlanfixDesk {
  readonly #parts: PlanfixDeskParts;
  readonly #throttle: RequestThrottle;

  constructor(parts: PlanfixDeskParts) {
    this.#parts = parts;
    this.#throttle = new RequestThrottle(limits, parts.clock);
  }

  async serve(request: IncomingMessage, address: string): Promise<AnswerToPlanfix> {
    const waitS = this.#throttle.take(address);
    if (waitS > 0) return tooManyRequests(waitS);
    const read = await readFields(request);
    switch (read.status) {
      case 'read':
        return this.#answer(read.fields, address);
      case 'too-large':
        return failed(413, 'The request is larger than 8 KiB');
      case 'too-slow':
        return failed(408, 'The request did not arrive in time');
      case 'unreadable':
        return invalidParameters;
      default:
        throw new Error(`Unknown reading: ${String(read satisfies never)}`);
    }
  }

  async #answer(fields: ReadonlyMap<string, string>, address: string): Promise<AnswerToPlanfix> {
    const { settings, log } = this.#parts;
    if (!isSameSecret(fields.get('token'), settings.current().pbx?.token)) {
      this.#throttle.wasWrong(address);
      log.warn({ event: 'planfix-request-refused', reason: 'invalid-token', address });
      return invalidToken;
    }
    const wanted = readPbxRequest(fields);
    return wanted === undefined ? invalidParameters : this.#do(wanted, address);
  }

  async #do(wanted: PbxRequest, address: string): Promise<AnswerToPlanfix> {
    const { clicks, log } = this.#parts;
    if (wanted.cmd === 'setup') {
      const { url, token } = wanted;
      return acceptSetup(this.#parts, { url, token }, address);
    }
    const outcome = await clicks.makeCall(wanted);
    const { status, message, node } = outcome;
    if (status !== 'taken')
      log.warn({
        event: 'click-refused',
        status,
        shortNumber: wanted.from,
        number: wanted.to,
        node,
        message,
      });
    return answerToClick(outcome);
  }
}
