export {
  planfixSchema,
  amiNodeSchema,
  employeeSchema,
  lineSchema,
  policySchema,
  analyticsPlaceholders,
  panelAccessSchema,
  settingsSchema,
  instanceFileSchema,
  secretIsSet,
  panelSettingsSchema,
  recordsAddressPattern,
} from './settings.ts';
export type {
  Settings,
  PlanfixSettings,
  AmiNodeSettings,
  EmployeeSettings,
  LineSettings,
  PanelAccessSettings,
  SettingsSection,
  InstanceFileContents,
  FileAdmin,
  PanelSettings,
} from './settings.ts';
export { numbersSchema } from './number-settings.ts';
export type { NumberSettings } from './number-settings.ts';
export { clickToCallSchema, dialPlaceholders, lookupSchema } from './way-back-settings.ts';
export type { ClickToCallSettings, LookupSettings } from './way-back-settings.ts';
export { countries } from './countries.ts';
export { fieldProblemCodeSchema, fieldProblemOf } from './field-problem.ts';
export type { FieldProblem } from './field-problem.ts';
export { fromWallInput, startOfDay, toWallInput, wallText } from './zone-time.ts';
export { phoneMark, phoneSchema, withPhone } from './phone.ts';
export { pageOf, pageQuerySchema } from './pages.ts';
export type { Page, PageQuery } from './pages.ts';
export { deliverySettingsSchema, retentionSettingsSchema } from './delivery-settings.ts';
export type { DeliverySettings, RetentionSettings } from './delivery-settings.ts';
export {
  deliveryStateSchema,
  deliveryKindSchema,
  attemptOutcomeSchema,
  attemptCauseSchema,
  attemptDetailCodeSchema,
  deliverySchema,
  attemptSchema,
  deliveryDetailSchema,
  deliveryFilterSchema,
  filterCauseSchema,
  deliveryPageSchema,
  replayRequestSchema,
} from './deliveries.ts';
export type {
  Delivery,
  DeliveryState,
  DeliveryKind,
  DeliveryDetail,
  DeliveryFilter,
  FilterCause,
  DeliveryPage,
  Attempt,
  AttemptOutcome,
  AttemptCause,
  AttemptDetailCode,
  ReplayRequest,
} from './deliveries.ts';
export {
  finalStateSchema,
  newReplaySchema,
  replayFilterSchema,
  replayItemPageSchema,
  replayItemSchema,
  replayJobPageSchema,
  replayJobSchema,
  replayPlanSchema,
  replayResultSchema,
  startReplaySchema,
} from './replays.ts';
export type {
  FinalState,
  NewReplay,
  ReplayFilter,
  ReplayItem,
  ReplayItemPage,
  ReplayJob,
  ReplayJobPage,
  ReplayPlan,
  ReplayResult,
  StartReplay,
} from './replays.ts';
export { storeSizeSchema } from './store-size.ts';
export type { StoreSize } from './store-size.ts';
export { troubleGroupSchema, troublesSchema } from './troubles.ts';
export type { TroubleGroupCount, Troubles } from './troubles.ts';
export { callSchema, callNoteSchema, callDetailSchema, callFilterSchema, callPageSchema } from './calls.ts';
export type { Call, CallDetail, CallFilter, CallPage } from './calls.ts';
export {
  accountSchema,
  accountListSchema,
  newAccountSchema,
  accountChangeSchema,
  ownPasswordSchema,
  secondFactorOfferSchema,
  secondFactorCodeSchema,
  recoveryCodesSchema,
  ownPasswordProofSchema,
  openSessionListSchema,
  auditEntrySchema,
  auditFilterSchema,
  auditPageSchema,
} from './accounts.ts';
export type {
  Account,
  AccountList,
  NewAccount,
  AccountChange,
  OwnPassword,
  SecondFactorOffer,
  SecondFactorCode,
  RecoveryCodes,
  OwnPasswordProof,
  OpenSession,
  OpenSessionList,
  AuditEntry,
  AuditFilter,
  AuditPage,
} from './accounts.ts';
export { savedFilterListSchema, newSavedFilterSchema } from './saved-filters.ts';
export type { SavedFilter, SavedFilterList, NewSavedFilter } from './saved-filters.ts';
export {
  roleSchema,
  passwordSchema,
  loginSchema,
  firstAdminSchema,
  sessionSchema,
  setupStateSchema,
  apiErrorSchema,
} from './session.ts';
export type { Role, Session, Login, FirstAdmin, SetupState, ApiError } from './session.ts';
export {
  nodeStatusSchema,
  planfixStatusSchema,
  storeStatusSchema,
  dashboardSchema,
  statsQuerySchema,
  statsSchema,
  changeSchema,
} from './dashboard.ts';
export type {
  NodeStatus,
  PlanfixStatus,
  StoreStatus,
  Dashboard,
  HourStats,
  Stats,
  Change,
} from './dashboard.ts';
export { amiRightNameSchema, amiRightSchema, amiRightsSchema } from './pbx-rights.ts';
export type { AmiRight, AmiRightName, AmiRights } from './pbx-rights.ts';
export { pbxCheckRequestSchema, pbxCheckSchema } from './pbx-check.ts';
export type { PbxCheck, PbxCheckRequest } from './pbx-check.ts';
export {
  reconnectQuestion,
  workerReportLastsMs,
  workerReportPrefix,
  workerReportSchema,
} from './worker-report.ts';
export type { WorkerReport } from './worker-report.ts';
export {
  alertsSchema,
  alertLimitsSchema,
  alertWebhookSchema,
  alertEmailSchema,
  alertTelegramSchema,
} from './alert-settings.ts';
export type {
  AlertSettings,
  AlertLimits,
  WebhookSettings,
  EmailSettings,
  TelegramSettings,
} from './alert-settings.ts';
export {
  alertKindSchema,
  alertChannelSchema,
  alertChannelStateSchema,
  alertFactsSchema,
  alertSchema,
  alertOverviewSchema,
  alertPageSchema,
  alertMuteSchema,
  alertSendCauseSchema,
  alertTestRequestSchema,
  alertTestSchema,
} from './alerts.ts';
export type {
  Alert,
  AlertKind,
  AlertChannel,
  AlertChannelState,
  AlertFacts,
  AlertMute,
  AlertOverview,
  AlertPage,
  AlertSendCause,
  AlertTest,
} from './alerts.ts';
export {
  setupStepSchema,
  setupMarkSchema,
  setupProgressSchema,
  setupChangeSchema,
  planfixCheckRequestSchema,
  planfixCheckSchema,
  suggestionsSchema,
  numberCheckRequestSchema,
  numberCheckSchema,
  analyticsCheckRequestSchema,
  analyticsCheckSchema,
} from './setup.ts';
export type {
  SetupStep,
  SetupMark,
  SetupProgress,
  SetupChange,
  PlanfixCheckRequest,
  PlanfixCheck,
  Suggestions,
  NumberCheckRequest,
  NumberCheck,
  AnalyticsCheckRequest,
  AnalyticsCheck,
} from './setup.ts';
export {
  callQuestion,
  clickOutcomeSchema,
  clickTestRequestSchema,
  clickTestSchema,
  dialCheckRequestSchema,
  dialCheckSchema,
  phoneAnswerSchema,
  phoneQuestion,
} from './click-to-call.ts';
export type {
  ClickOrder,
  ClickOutcome,
  ClickTest,
  ClickTestRequest,
  DialCheck,
  DialCheckRequest,
  PhoneAnswer,
} from './click-to-call.ts';
export { lookupAccessSchema, lookupTestRequestSchema, lookupTestSchema } from './lookup.ts';
export type { LookupAccess, LookupTest, LookupTestRequest } from './lookup.ts';
export {
  backFillPageSchema,
  backFillSchema,
  backFillStateSchema,
  newBackFillSchema,
  recordsCheckRequestSchema,
  recordsCheckSchema,
  recordsKindSchema,
  recordsTroubleSchema,
} from './back-fill.ts';
export type {
  BackFill,
  BackFillPage,
  BackFillState,
  NewBackFill,
  RecordsCheck,
  RecordsCheckRequest,
  RecordsKind,
  RecordsTrouble,
} from './back-fill.ts';
export { callInTraceSchema, traceNameSchema, traceRequestSchema, tracesSchema } from './traces.ts';
export type { CallInTrace, TraceFile, TraceRequest, TraceRun, Traces } from './traces.ts';
export { aboutSchema } from './about.ts';
export type { About } from './about.ts';
export { testCallRequestSchema, testCallSchema } from './test-call.ts';
export type { TestCall, TestCallRequest } from './test-call.ts';
export { recordingPlaceholders, recordingsSchema } from './recording-settings.ts';
export type { RecordingSettings } from './recording-settings.ts';
export { recordingAccessSchema, recordingSampleRequestSchema, recordingSampleSchema } from './recordings.ts';
export type {
  CallRecording,
  RecordingAccess,
  RecordingCause,
  RecordingSample,
  RecordingSampleRequest,
  RecordingState,
} from './recordings.ts';
export { checkupNameSchema, doctorReportSchema } from './doctor.ts';
export type { Checkup, CheckupName, DoctorReport } from './doctor.ts';
