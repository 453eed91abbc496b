import { openStorage } from '@planfix-asterisk/storage';

/** A message as the product's own log has it. */
export interface LoggedMessage {
  readonly id: number;
  readonly callId: string;
  readonly lane: string;
  readonly key: string;
  readonly kind: string;
  readonly state: string;
  readonly isBarrier: boolean;
  readonly mayHaveArrived: boolean;
}

interface Row {
  id: number;
  call_id: string;
  kind: string;
  state: string;
  is_barrier: number | boolean;
  may_have_arrived: number | boolean;
  fields: string;
}

/** The whole log, in the order in which the messages were told. The database must not be in use on SQLite. */
export async function toldInLog(databaseUrl: string): Promise<LoggedMessage[]> {
  const storage = await openStorage({ databaseUrl });
  try {
    const rows = await storage.dataSource.query<Row[]>(
      'SELECT id, call_id, kind, state, is_barrier, may_have_arrived, fields FROM call_event ORDER BY id',
    );
    return rows.map(toMessage);
  } finally {
    await storage.close();
  }
}

function toMessage(row: Row): LoggedMessage {
  const fields = JSON.parse(row.fields) as Record<string, string>;
  const lane = `${fields['ext'] ?? ''} in ${fields['callid'] ?? ''}`;
  return {
    id: row.id,
    callId: row.call_id,
    lane,
    key: `${fields['event'] ?? ''} of ${lane}`,
    kind: row.kind,
    state: row.state,
    isBarrier: Boolean(row.is_barrier),
    mayHaveArrived: Boolean(row.may_have_arrived),
  };
}
