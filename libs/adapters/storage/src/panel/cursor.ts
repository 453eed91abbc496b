import { z } from 'zod';

/** A gap between two rows of a list: right above or below the row with this time and key. Opaque to the panel. */
const cursorSchema = z.tuple([z.int(), z.union([z.int(), z.string()]), z.enum(['above', 'below'])]);

export type Cursor = z.output<typeof cursorSchema>;

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** A cursor that is none (a link cut short) is no place: the list begins with the newest. */
export function decodeCursor(encoded: string | undefined): Cursor | undefined {
  if (encoded === undefined) return undefined;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()));
  } catch {
    return undefined;
  }
}
