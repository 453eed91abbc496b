export { openStorage } from './open-storage.ts';
export type { Storage, StorageLog, StorageOptions } from './storage.ts';
export type { WriteGate } from './write-gate.ts';
export type { LogPartitions, PartitionedTable } from './log-partitions.ts';
export { StoreError } from './store-error.ts';
export type { StoreTrouble } from './store-error.ts';
export type { CallJournal, JournalEntry, JournalledEvent, TrackedCall } from './call-journal.ts';
export { isPopup } from './delivery-store.ts';
export type {
  ClaimedDelivery,
  ClaimLimits,
  ClaimSlots,
  DeliveryStep,
  DeliveryStore,
  FinishOutcome,
  HeldClaim,
  NewAttempt,
  Outlook,
  RequeueOutcome,
} from './delivery-store.ts';
export type { PanelReads } from './panel/panel-reads.ts';
export type { DashboardCounts } from './panel/dashboard-counts.ts';
export { AuditLog } from './audit-log.ts';
export type { AuditEntry, AuditRecord } from './audit-log.ts';
export { AccountStore } from './account-store.ts';
export type { NewAccount, StoredAccount, StoredSession } from './account-store.ts';
export { SettingsStore } from './settings-store.ts';
export type { SettingChange } from './settings-store.ts';
