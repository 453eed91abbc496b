import type { IncomingMessage } from 'node:http';
import { readMultipart } from './read-multipart.ts';

/** A makeCall has a hundred bytes. */
const mostBytes = 8_192;
/** Who sends a hundred bytes for so long wants something else. */
const readsWithinMs = 5_000;

export type FieldsRead =
  | { readonly status: 'read'; readonly fields: ReadonlyMap<string, string> }
  | { readonly status: 'unreadable' | 'too-large' | 'too-slow' };

/**
 * The fields of a form, whatever the content type says: PlanFix sends `application/x-www-form-urlencoded`, and
 * programs in front of it have been seen to say something else, or nothing. JSON and multipart are read as such.
 */
export async function readFields(request: IncomingMessage): Promise<FieldsRead> {
  if (request.headers['content-encoding'] !== undefined) return { status: 'unreadable' };
  const body = await readBody(request);
  if (typeof body === 'string') return { status: body };
  const fields = fieldsOf(body, request.headers['content-type'] ?? '');
  return fields === undefined ? { status: 'unreadable' } : { status: 'read', fields };
}

function readBody(request: IncomingMessage): Promise<Buffer | 'too-large' | 'too-slow' | 'unreadable'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const limit = setTimeout(() => end('too-slow'), readsWithinMs);
    const end = (result: Buffer | 'too-large' | 'too-slow' | 'unreadable'): void => {
      clearTimeout(limit);
      resolve(result);
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) end('too-large');
      else chunks.push(chunk);
    });
    request.on('end', () => end(Buffer.concat(chunks)));
    request.on('error', () => end('unreadable'));
    request.on('close', () => end('unreadable'));
  });
}

function fieldsOf(body: Buffer, type: string): ReadonlyMap<string, string> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (/^multipart\/form-data\b/i.test(type)) return onlyOnce(readMultipart(text, type));
    if (/^application\/json\b/i.test(type)) return onlyOnce(Object.entries(JSON.parse(text) as object));
    // The form itself must be UTF-8, too: `%FF` is none.
    decodeURIComponent(text.replaceAll('+', ' '));
    return onlyOnce([...new URLSearchParams(text)]);
  } catch {
    return undefined;
  }
}

/** A field that comes twice may be read one way here and the other way by a guard in front of us. */
function onlyOnce(
  entries: readonly (readonly [string, unknown])[] | undefined,
): ReadonlyMap<string, string> | undefined {
  if (entries === undefined) return undefined;
  const fields = new Map<string, string>();
  for (const [name, value] of entries) {
    if (fields.has(name)) return undefined;
    if (typeof value === 'string') fields.set(name, value);
    else if (typeof value === 'number') fields.set(name, String(value));
    else return undefined;
  }
  return fields;
}
