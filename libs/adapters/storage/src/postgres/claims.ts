import type { DeliveryKind } from '@planfix-asterisk/contracts';
import type { ClientBase } from 'pg';
import type { ClaimLimits, ClaimSlots } from '../delivery-store.ts';
import { popupKinds } from '../delivery-store.ts';

interface DueRow {
  id: number;
  callId: string;
  kind: DeliveryKind;
  fields: string;
  createdAt: number;
  queuedAt: number;
  tries: number;
  actor: string | null;
  reason: string | null;
  jobId: number | null;
  claimToken: string;
}

interface Former {
  /** Claims without an outcome before this one. */
  started: number;
  /** Set when the lease of an earlier claim ran out. */
  formerClaimedAt: number | null;
}

export interface Taken extends Former {
  /** Its `fields` are JSON. */
  claim: DueRow;
}

const due = (kinds: string, limit: string) =>
  'SELECT event_id, due_at, claimed_at FROM delivery WHERE due_at <= $1 AND ' +
  `kind ${kinds} ORDER BY due_at, event_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
const popups = `(${popupKinds.map((kind) => `'${kind}'`).join(', ')})`;

/**
 * Due messages whose turn it is, pop-ups first, each to one process only: what another one is claiming or settling at
 * this moment is passed over. A claimed message is due again when its lease ends.
 */
const takeSql =
  `WITH popups AS (${due(`IN ${popups}`, '($2::int + $3::int)')}), others AS (` +
  due(
    `NOT IN ${popups}`,
    'greatest($2::int - greatest((SELECT count(*) FROM popups)::int - $3::int, 0), 0)',
  ) +
  '), taken AS (UPDATE delivery d SET claim_token = gen_random_uuid()::text, claimed_at = $1, due_at = $1 + $4::int, ' +
  'started = started + 1 FROM (SELECT *, 0 AS rank FROM popups UNION ALL SELECT *, 1 FROM others) due WHERE ' +
  'd.event_id = due.event_id RETURNING d.*, due.rank, due.due_at AS former_due_at, due.claimed_at AS former_claimed_at) ' +
  'SELECT d.event_id AS id, d.call_id AS "callId", d.kind, e.fields, d.created_at AS "createdAt", ' +
  'd.queued_at AS "queuedAt", d.tries, d.actor, d.reason, d.job_id AS "jobId", d.claim_token AS "claimToken", d.started - 1 AS started, ' +
  'd.former_claimed_at AS "formerClaimedAt" FROM taken d JOIN call_event e ON e.id = d.event_id ' +
  'AND e.created_at = d.created_at ORDER BY d.rank, d.former_due_at, d.event_id';

export async function takeDue(
  client: ClientBase,
  now: number,
  { slots, limits }: { slots: ClaimSlots; limits: ClaimLimits },
): Promise<Taken[]> {
  const values = [now, slots.any, slots.popupsOnly, limits.leaseMs];
  const { rows } = await client.query<DueRow & Former>({ name: 'take-due', text: takeSql, values });
  return rows.map(({ started, formerClaimedAt, ...claim }) => ({ claim, started, formerClaimedAt }));
}
