import type { ClientBase } from 'pg';

/**
 * Advisory locks are pairs of numbers that mean something only to those who agree on them. The first of ours stands
 * for what is locked; it is far from the small ones that other programs in the same database choose.
 */
export const lockClasses = { call: 884_201, gate: 884_202, migrations: 884_203, duty: 884_204 } as const;

export const lockGateSql = `SELECT pg_advisory_xact_lock(${lockClasses.gate}, 0)`;

/**
 * Until the end of the transaction nobody else changes the messages of these calls. A sequence gives its numbers in
 * the order of asking, not of committing: without the lock a later message could be seen, and sent, before an earlier
 * one. Always in the same order, so that two that want the same calls never wait for each other.
 */
export function lockCalls(client: ClientBase, callIds: readonly string[]): Promise<unknown> {
  return client.query({
    name: 'lock-calls',
    text:
      `SELECT pg_advisory_xact_lock(${lockClasses.call}, key) FROM (SELECT DISTINCT hashtext(id) AS key ` +
      'FROM unnest($1::text[]) AS id ORDER BY key) AS calls',
    values: [callIds],
  });
}
