import { recordingPlaceholders } from '@planfix-asterisk/contracts';

interface Named {
  /** As the PBX names it. */
  readonly file: string;
  readonly callId: string;
  readonly knownAt: number;
}

const checkMs = 5_000;

/** The address of a recording on the admin's own web server. FreePBX has the date in the name; else it is that of the call. */
export function recordingAddress(template: string, { file, callId, knownAt }: Named): string {
  const parts = file.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const name = parts.at(-1) ?? '';
  const [, year, month, day] = /-(\d{4})(\d\d)(\d\d)-\d{6}-/.exec(name) ?? [];
  const date = new Date(knownAt).toISOString();
  const values: Record<(typeof recordingPlaceholders)[number], string> = {
    file: encodeURIComponent(name),
    path: parts.map(encodeURIComponent).join('/'),
    callId: encodeURIComponent(callId),
    year: year ?? date.slice(0, 4),
    month: month ?? date.slice(5, 7),
    day: day ?? date.slice(8, 10),
  };
  return recordingPlaceholders.reduce(
    (address, placeholder) => address.replaceAll(`{${placeholder}}`, values[placeholder]),
    template,
  );
}

/** Whether something can be fetched there, by HEAD; redirects are not followed. */
export async function isThere(address: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(checkMs);
    const { status } = await fetch(address, { method: 'HEAD', redirect: 'manual', signal });
    return status === 200;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
}
