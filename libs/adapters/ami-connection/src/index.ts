export { AmiConnection } from './ami-connection.ts';
export type { AmiConnectionOptions } from './ami-connection.ts';
export type { AmiListener, AmiLog, AmiSnapshot } from './ami-listener.ts';
export type { ActionOptions, ListOptions } from './ami-session.ts';
export type { AmiTiming } from './ami-timing.ts';
export type { AmiAnswer, AmiList } from './pending-actions.ts';
export { AmiUnansweredError } from './ami-link-error.ts';
export type { AmiActionFailure } from './ami-link-error.ts';
