export { openStorage } from './open-storage.ts';
export type { Storage, StorageLog, StorageOptions } from './storage.ts';
export type { WriteGate } from './write-gate.ts';
export type { LogPartitions, PartitionedTable } from './log-partitions.ts';
export { TermOver } from './leadership.ts';
export type { Leadership, Term } from './leadership.ts';
export type { AnswerPeers, PeerAnswer, Peers } from './peers.ts';
export { SharedStates } from './shared-states.ts';
export type { SharedState } from './shared-states.ts';
export { StoreError } from './store-error.ts';
export type { StoreTrouble } from './store-error.ts';
export type { CallJournal, JournalEntry, JournalledEvent, TrackedCall } from './call-journal.ts';
export { isPopup } from './delivery-store.ts';
export type {
  ClaimedDelivery,
  ClaimLimits,
  ArrivalTaker,
  ClaimSlots,
  DeliveryStep,
  DeliveryStore,
  FinishOutcome,
  HeldClaim,
  NewAttempt,
  Outlook,
} from './delivery-store.ts';
export type { PanelReads } from './panel/panel-reads.ts';
export type { DashboardCounts } from './panel/dashboard-counts.ts';
export { MessageSteering } from './steering/message-steering.ts';
export type { RequeueOutcome, SkipOutcome } from './steering/message-steering.ts';
export type { RequeuedBy } from './steering/requeue.ts';
export { ReplayJobStore } from './replay-jobs/replay-job-store.ts';
export type { JobState } from './replay-jobs/replay-job-store.ts';
export { ReplayWork } from './replay-jobs/replay-work.ts';
export type { OpenReplay } from './replay-jobs/replay-work.ts';
export { RetentionStore, keptThings } from './retention/retention-store.ts';
export type { KeptThing } from './retention/retention-store.ts';
export { storeUse } from './retention/store-use.ts';
export type { DatabaseSize, StoreUse } from './retention/store-use.ts';
export type { QueueUpkeep } from './queue-upkeep.ts';
export type { SeenLine } from './panel/seen-lines.ts';
export { SetupProgressStore } from './setup-progress-store.ts';
export { AuditLog } from './audit-log.ts';
export type { AuditRecord } from './audit-log.ts';
export { AccountStore } from './account-store.ts';
export type { NewAccount, StoredAccount } from './account-store.ts';
export { AlertStore } from './alert-store.ts';
export type { AlertActor, AlertChanges, AlertSubject } from './alert-store.ts';
export type { QueueAges } from './panel/queue-ages.ts';
export { SessionStore } from './session-store.ts';
export type { StoredSession } from './session-store.ts';
export { RecordingStore } from './recording-store.ts';
export type { SettledRecording, StoredRecording, ToldTalk } from './recording-store.ts';
export { SavedFilterStore } from './saved-filter-store.ts';
export { SettingsStore } from './settings-store.ts';
export type { SettingChange } from './settings-store.ts';
export { BackFillStore } from './back-fill/back-fill-store.ts';
export type { BackFillWork } from './back-fill/back-fill-store.ts';
export type { BackFillSlice, FoundCall, SliceOutcome } from './back-fill/back-fill-slice.ts';
