import type { CallNoteCode, CallResult, CallStepCode } from '@planfix-asterisk/calls';
import type { AttemptCause } from '@planfix-asterisk/contracts';
import { attemptCauseSchema } from '@planfix-asterisk/contracts';

/** The API sends results and notes as text; a code unknown here (an older panel) is shown as it came. */
const results: Record<CallResult, true> = {
  success: true,
  missed: true,
  cancelled: true,
  busy: true,
  'no-answer': true,
  'not-available': true,
  'not-allowed': true,
};
const notes: Record<CallNoteCode, true> = {
  'internal-call': true,
  'anonymous-not-sent': true,
  'anonymous-substituted': true,
  'extension-without-employee': true,
  'employee-switched-off': true,
  'nobody-rang': true,
  'lost-call-to-default': true,
  'line-switched-off': true,
  'click-to-call': true,
  'click-refused': true,
  'click-not-answered': true,
  'click-phone-busy': true,
  'click-phone-unreachable': true,
  'click-without-client': true,
  'closed-without-hangup': true,
  'found-after-reconnect': true,
  'test-call': true,
  'back-filled': true,
};

const steps: Record<CallStepCode, true> = {
  rings: true,
  'stops-ringing': true,
  talks: true,
  apart: true,
  holds: true,
  resumes: true,
  'hangs-up': true,
  'client-hangs-up': true,
  'talks-outside': true,
  parked: true,
  transfers: true,
  'queue-joined': true,
  'queue-left': true,
  voicemail: true,
  conference: true,
  'dials-out': true,
  'trunk-fails': true,
};

export const isCallResult = (code: string): code is CallResult => Object.hasOwn(results, code);
export const isCallNoteCode = (code: string): code is CallNoteCode => Object.hasOwn(notes, code);
export const isCallStepCode = (code: string): code is CallStepCode => Object.hasOwn(steps, code);
export const isAttemptCause = (code: string): code is AttemptCause =>
  attemptCauseSchema.safeParse(code).success;

export const callResults = Object.keys(results).filter(isCallResult);
export const callNoteCodes = Object.keys(notes).filter(isCallNoteCode);
export const callStepCodes = Object.keys(steps).filter(isCallStepCode);
