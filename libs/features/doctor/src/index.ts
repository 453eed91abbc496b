export { PbxChecks } from './pbx-checks.ts';
export type { PbxCheckOutcome } from './pbx-checks.ts';
