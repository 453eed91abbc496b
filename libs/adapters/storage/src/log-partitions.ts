/** Tables that grow with every call; on PostgreSQL each has a partition for each month (UTC). */
export type PartitionedTable = 'call_event' | 'delivery_attempt';

/** Whole months of the log at once. Where the log is one table, as on SQLite, there is nothing to make and to drop. */
export interface LogPartitions {
  /** Makes the partitions of this month and the next ones, where they are missing. Returns the new ones. */
  ensureAhead(now: number): Promise<string[]>;
  /**
   * Drops the partitions whose every row is older than `before` (call_event: by `created_at`, delivery_attempt: by
   * `started_at`) and belongs to no message under way. Returns their names. What is left is deleted row by row.
   */
  dropBefore(table: PartitionedTable, before: number): Promise<string[]>;
}

export const noPartitions: LogPartitions = {
  ensureAhead: () => Promise.resolve([]),
  dropBefore: () => Promise.resolve([]),
};
