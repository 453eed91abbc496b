/** What specs of other libraries use; it needs vitest, so it is apart from the library's index. */
export { temporaryDatabase } from './temporary-database.ts';
export type { TemporaryDatabase } from './temporary-database.ts';
export { temporaryStorage } from './temporary-storage.ts';
export type { TemporaryStorage } from './temporary-storage.ts';
