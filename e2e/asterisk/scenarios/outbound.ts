import type { ExpectedStep } from '@planfix-asterisk/testing';
import type { Step } from '../lab/step.ts';
import type { Scenario } from './scenario.ts';

type Attempt = {
  readonly name: string;
  readonly title: string;
  readonly extension: string;
  /** As the client's phone is known in the world: 89161234501. */
  readonly number: string;
  readonly prefix?: string;
  readonly clientWill: readonly Step[];
  readonly givesUpAfterMs?: number;
  readonly says: readonly ExpectedStep[];
};

function outgoing(attempt: Attempt): Scenario {
  const { name, title, extension, number, prefix = '' } = attempt;
  const phone = number.replace(/^8/, '7');
  return {
    name,
    title,
    needs: [extension],
    expected: [{ type: 'out', phone, diversion: '74951234567', says: attempt.says }],
    async play(lab) {
      await lab.numberWill(number, attempt.clientWill);
      const call = await lab.phone(extension).calls(`${prefix}${number}`, {
        then: ['talk:2.5'],
        givesUpAfterMs: attempt.givesUpAfterMs,
      });
      await call.ended();
    },
  };
}

function failing(extension: string, status: string): ExpectedStep[] {
  return [`OUTGOING ${extension}`, `COMPLETED ${extension} ${status} 0-0 r0`];
}

function talking(extension: string): ExpectedStep[] {
  return [`OUTGOING ${extension}`, `ACCEPTED ${extension}`, `COMPLETED ${extension} Success 2-3 r1`];
}

export const outbound: readonly Scenario[] = [
  outgoing({
    name: 'outgoing-answered',
    title: 'an employee calls a client, who answers',
    extension: '101',
    number: '89161234567',
    clientWill: ['ring:1', 'answer', 'talk:20'],
    says: talking('101'),
  }),
  outgoing({
    name: 'outgoing-with-prefix-9',
    title: 'an employee dials the outside-line prefix first',
    extension: '104',
    number: '89161234501',
    prefix: '9',
    clientWill: ['ring:0.5', 'answer', 'talk:20'],
    says: talking('104'),
  }),
  outgoing({
    name: 'outgoing-busy',
    title: 'the client is busy',
    extension: '105',
    number: '89161234502',
    clientWill: ['ring:0.5', 'refuse:17'],
    says: failing('105', 'Busy'),
  }),
  outgoing({
    name: 'outgoing-no-answer',
    title: 'the client does not answer, and the employee gives up',
    extension: '106',
    number: '89161234503',
    clientWill: ['ring:20'],
    givesUpAfterMs: 2000,
    says: failing('106', 'NoAnswer'),
  }),
  outgoing({
    name: 'outgoing-no-circuit-503',
    title: 'the carrier has no free line',
    extension: '104',
    number: '89161234504',
    clientWill: ['refuse:34'],
    says: failing('104', 'NotAvailable'),
  }),
  outgoing({
    name: 'outgoing-unknown-number-404',
    title: 'the carrier does not know the number',
    extension: '105',
    number: '89161234505',
    clientWill: ['refuse:1'],
    says: failing('105', 'NotAvailable'),
  }),
  outgoing({
    name: 'outgoing-forbidden-403',
    title: 'the carrier forbids the call',
    extension: '106',
    number: '89161234506',
    clientWill: ['refuse:21'],
    says: failing('106', 'NotAllowed'),
  }),
  outgoing({
    name: 'outgoing-no-answer-480',
    title: 'the carrier gives up ringing the client',
    extension: '101',
    number: '89161234507',
    clientWill: ['ring:1', 'refuse:19'],
    says: failing('101', 'NoAnswer'),
  }),
];
