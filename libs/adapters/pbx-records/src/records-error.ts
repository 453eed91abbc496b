import type { RecordsTrouble } from '@planfix-asterisk/contracts';

/** The records cannot be read. `detail` is for people, and never holds the password. */
export class RecordsError extends Error {
  override readonly name = 'RecordsError';
  readonly trouble: RecordsTrouble;
  readonly detail: string | undefined;

  constructor(trouble: RecordsTrouble, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? trouble : `${trouble}: ${detail}`, options);
    this.trouble = trouble;
    this.detail = detail;
  }
}
