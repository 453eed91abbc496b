export { ApiModule } from './api.module.ts';
export { apiPartsOf } from './api-parts-of.ts';
export type { ApiParts } from './api-parts.ts';
export type { LiveStatus } from './live-status.ts';
export { announce } from './server/announce.ts';
export { assertPortIsFree, listen } from './server/listen.ts';
export { makeApp, serverStopsWithinMs } from './server/make-app.ts';
