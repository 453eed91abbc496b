export type { CallEvent, CallEventKind, CallResult, Direction, Employee } from './call-event.ts';
export type { CallNote, CallNoteCode, CallSummary } from './call-summary.ts';
