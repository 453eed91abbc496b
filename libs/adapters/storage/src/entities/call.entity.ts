import type { Call } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { epochMs, integer, orNull, primary, text } from './columns.ts';

export interface CallRow {
  callId: string;
  node: string;
  direction: Call['direction'];
  clientNumber: string;
  /** Digits of the number backwards: a search by the last digits becomes a range of an index. */
  clientReversed: string;
  line: string;
  startedAt: number;
  endedAt: number | null;
  phase: Call['phase'];
  result: string | null;
  extension: string | null;
  talkS: number;
  recordingFile: string | null;
}

export const callEntity = new EntitySchema<CallRow>({
  name: 'call',
  columns: {
    callId: primary(text),
    node: text,
    direction: text,
    clientNumber: text,
    clientReversed: text,
    line: text,
    startedAt: epochMs,
    endedAt: orNull(epochMs),
    phase: text,
    result: orNull(text),
    extension: orNull(text),
    talkS: integer,
    recordingFile: orNull(text),
  },
  indices: [
    { name: 'call_by_time', columns: ['startedAt', 'callId'] },
    { name: 'call_running', columns: ['startedAt', 'callId'], where: 'ended_at IS NULL' },
    { name: 'call_by_direction', columns: ['direction', 'startedAt', 'callId'] },
    { name: 'call_by_result', columns: ['result', 'startedAt', 'callId'], where: 'result IS NOT NULL' },
    {
      name: 'call_by_extension',
      columns: ['extension', 'startedAt', 'callId'],
      where: 'extension IS NOT NULL',
    },
    { name: 'call_by_client', columns: ['clientNumber'], where: 'ended_at IS NOT NULL' },
    { name: 'call_by_client_reversed', columns: ['clientReversed'], where: 'ended_at IS NOT NULL' },
  ],
});
