import type { IncomingMessage } from 'node:http';

const maxBytes = 65_536;

export interface ReadForm {
  readonly fields: Readonly<Record<string, string>>;
  /** Why it is no form at all. */
  readonly problem?: string;
}

/** Reads a form as PlanFix does: one value for each name, form-encoded UTF-8. Nothing when the sender broke off. */
export async function readForm(request: IncomingMessage): Promise<ReadForm | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
  });
  const isWhole = await new Promise<boolean>((resolve) => {
    request.on('end', () => resolve(true)).on('close', () => resolve(false));
    request.on('error', () => resolve(false));
  });
  if (!isWhole) return undefined;
  const entries = [...new URLSearchParams(Buffer.concat(chunks).toString('utf8'))];
  const fields = Object.fromEntries(entries);
  if (request.method !== 'POST') return { fields, problem: `method ${request.method ?? ''} instead of POST` };
  if (length > maxBytes) return { fields, problem: `a body of ${length} bytes` };
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    return { fields, problem: `content type "${type}"` };
  }
  const twice = entries.find(([name], index) => entries.findIndex(([other]) => other === name) !== index);
  return twice === undefined ? { fields } : { fields, problem: `${twice[0]} came twice` };
}
