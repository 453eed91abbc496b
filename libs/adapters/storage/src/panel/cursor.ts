import { z } from 'zod';

/** Where a page ended: its last row's time and key. Opaque to the panel. */
const cursorSchema = z.tuple([z.int(), z.union([z.int(), z.string()])]);

export type Cursor = z.output<typeof cursorSchema>;

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** A cursor that is none (a link cut short) is the first page: newest first. */
export function decodeCursor(encoded: string | undefined): Cursor | undefined {
  if (encoded === undefined) return undefined;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()));
  } catch {
    return undefined;
  }
}
