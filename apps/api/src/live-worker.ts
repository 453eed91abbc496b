import type { LiveControl } from './live-control.ts';
import type { LiveStatus } from './live-status.ts';

/** The worker as Nest can inject it; a type alone is no token. */
export abstract class LiveWorker implements LiveStatus, LiveControl {
  abstract nodes: LiveStatus['nodes'];
  abstract planfix: LiveStatus['planfix'];
  abstract held: LiveStatus['held'];
  abstract metrics: LiveStatus['metrics'];
  abstract popupLatency: LiveStatus['popupLatency'];
  abstract popups: LiveStatus['popups'];
  abstract reconnect: LiveControl['reconnect'];
  abstract hasPhone: LiveControl['hasPhone'];
  abstract call: LiveControl['call'];
}
