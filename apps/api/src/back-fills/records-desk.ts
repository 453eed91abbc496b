import { checkRecords } from '@planfix-asterisk/back-fill';
import { recordsAddressPattern, secretIsSet } from '@planfix-asterisk/contracts';
import type { RecordsCheck, RecordsCheckRequest, Settings } from '@planfix-asterisk/contracts';
import { ApiProblem } from '../http/api-problem.ts';
import { wrongField } from '../http/invalid-input.ts';

/** Each opens a connection to an address that was typed in: a few at a time are enough for people. */
const mostAtOnce = 3;

/** Tries the address of call records, typed in or saved. */
export class RecordsDesk {
  readonly #settings: { current(): Pick<Settings, 'cdr'> };
  #running = 0;

  constructor(settings: { current(): Pick<Settings, 'cdr'> }) {
    this.#settings = settings;
  }

  async check({ url }: RecordsCheckRequest): Promise<RecordsCheck> {
    const address = url === undefined || url === secretIsSet ? this.#settings.current().cdr?.url : url;
    if (address === undefined) throw wrongField('cdr.url', { code: 'missing' }, 'enter the address first');
    if (!recordsAddressPattern.test(address))
      throw wrongField(
        'cdr.url',
        { code: 'not-fitting' },
        'an address like mysql://user:password@127.0.0.1/asteriskcdrdb, or the path of a Master.csv',
      );
    if (this.#running >= mostAtOnce)
      throw new ApiProblem('too-many-attempts', 'Other tests are running; try again in some seconds.');
    this.#running += 1;
    try {
      return await checkRecords(address);
    } finally {
      this.#running -= 1;
    }
  }
}
