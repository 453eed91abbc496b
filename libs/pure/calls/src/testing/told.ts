import { told } from '@planfix-asterisk/testing';
import type { CallEvent } from '../index.ts';

export { told };

/** `INCOMING 101`, `COMPLETED 101 Success 3 r1`. */
export function inShort(event: CallEvent): string {
  const { event: name, ext, status, duration, is_recorded: recorded } = told(event);
  return status === undefined
    ? `${name} ${ext}`
    : `${name} ${ext} ${status} ${duration ?? 0} r${recorded ?? 0}`;
}
