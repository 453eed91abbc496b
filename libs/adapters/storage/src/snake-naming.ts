import { DefaultNamingStrategy } from 'typeorm';

/** Columns are snake_case in the database, camelCase in code: `startedAt` <-> `started_at`. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
