export { ApiModule } from './api.module.ts';
export type { ApiParts } from './api-parts.ts';
export { configureApi } from './configure-api.ts';
export type { ApiSurroundings } from './configure-api.ts';
export type { LiveStatus } from './live-status.ts';
export type { MessageActions } from './deliveries/replaying.ts';
