export {
  planfixSchema,
  amiNodeSchema,
  employeeSchema,
  lineSchema,
  numbersSchema,
  recordingsSchema,
  settingsSchema,
  instanceFileSchema,
  secretIsSet,
  panelSettingsSchema,
} from './settings.ts';
export type {
  Settings,
  PlanfixSettings,
  AmiNodeSettings,
  EmployeeSettings,
  LineSettings,
  NumberSettings,
  SettingsSection,
  InstanceFileContents,
  FileAdmin,
  PanelSettings,
} from './settings.ts';
export { pageOf, pageQuerySchema } from './pages.ts';
export type { Page, PageQuery } from './pages.ts';
export {
  deliveryStateSchema,
  deliveryKindSchema,
  attemptOutcomeSchema,
  attemptCauseSchema,
  deliverySchema,
  attemptSchema,
  deliveryDetailSchema,
  deliveryFilterSchema,
  deliveryPageSchema,
  replayRequestSchema,
} from './deliveries.ts';
export type {
  Delivery,
  DeliveryState,
  DeliveryKind,
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  Attempt,
  AttemptOutcome,
  AttemptCause,
  ReplayRequest,
} from './deliveries.ts';
export { callSchema, callNoteSchema, callDetailSchema, callFilterSchema, callPageSchema } from './calls.ts';
export type { Call, CallDetail, CallFilter, CallPage } from './calls.ts';
export {
  roleSchema,
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
  changeSchema,
} from './dashboard.ts';
export type { NodeStatus, PlanfixStatus, StoreStatus, Dashboard, Change } from './dashboard.ts';
export { amiRightNameSchema, amiRightSchema, amiRightsSchema } from './pbx-rights.ts';
export type { AmiRight, AmiRightName, AmiRights } from './pbx-rights.ts';
export { pbxCheckRequestSchema, pbxCheckSchema } from './pbx-check.ts';
export type { PbxCheck, PbxCheckRequest } from './pbx-check.ts';
