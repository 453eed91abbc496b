export { AgiServer } from './agi/agi-server.ts';
export type { AgiState } from './agi/agi-server.ts';
export { CallerLookup } from './caller-lookup.ts';
export type { Caller, CallerFound } from './caller-lookup.ts';
export { Contacts } from './contacts.ts';
export { PlanfixLine } from './planfix-line.ts';
