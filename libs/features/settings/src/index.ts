export { instanceFileJsonSchema } from './instance-file-schema.ts';
export { readInstanceFile } from './read-instance-file.ts';
export type { InstanceFile } from './read-instance-file.ts';
export { SettingsService, isSettingsSection } from './settings-service.ts';
export type { Actor, SaveOutcome, SettingsOptions } from './settings-service.ts';
