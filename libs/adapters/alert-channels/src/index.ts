export { channelsOf, sendAlert } from './send-alert.ts';
export type { AlertSending } from './send-alert.ts';
export type { AlertMessage } from './alert-message.ts';
export type { SendOutcome } from './send-outcome.ts';
