import type { CallDetail, Settings } from '@planfix-asterisk/contracts';
import { recordingAddress } from '@planfix-asterisk/recordings';

/** Without a shared folder the recordings of a call are on the house's own web server; says where. */
export function withElsewhere(
  call: CallDetail,
  { recordings: settings }: Pick<Settings, 'recordings'>,
  { seesNumbers }: { readonly seesNumbers: boolean },
): CallDetail {
  const template = settings?.urlTemplate;
  if (template === undefined || settings?.directory !== undefined) return call;
  const { callId } = call;
  const recordings = call.recordings.map((one) => ({
    ...one,
    elsewhere: seesNumbers ? recordingAddress(template, { ...one, callId }) : null,
  }));
  return { ...call, recordings };
}
