/**
 * The fields of a small multipart form, as PHP's curl sends a list of fields. Nothing for one that is broken or holds a
 * file.
 */
export function readMultipart(
  text: string,
  contentType: string,
): [name: string, value: string][] | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const parts = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1);
  if (parts.pop()?.startsWith('--') !== true) return undefined;
  const fields = parts.map(readPart);
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

function readPart(part: string): [string, string] | undefined {
  const end = part.indexOf('\r\n\r\n');
  if (!part.startsWith('\r\n') || end < 0) return undefined;
  const head = part.slice(0, end);
  const [, name] = /^content-disposition: *form-data; *name="([^"\r\n]*)"\s*$/im.exec(head) ?? [];
  return name === undefined ? undefined : [name, part.slice(end + 4)];
}
