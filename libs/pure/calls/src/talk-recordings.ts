import type { Call, TalkingWindow } from './call.ts';
import type { Channel, Graph } from './graph.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

/** Rule 24: a talk is recorded when a recorder runs on a channel that takes part in it. */
export function markRecorded(call: Call, window: TalkingWindow, heard: readonly Channel[]): void {
  for (const { id, isRecorded, recordingFile } of heard) {
    if (!isRecorded) continue;
    window.isRecorded = true;
    if (recordingFile === undefined) call.namelessRecorders.add(id);
    else window.recordingFiles.add(recordingFile);
  }
}

/** A talk that is over gives its recordings to the call; a file that goes on after a transfer is there once. */
export function keepRecordings(call: Call, { recordingFiles }: TalkingWindow): void {
  for (const file of preferred([...recordingFiles])) call.recordingFiles.add(file);
}

/** A Cdr names the file only when its channel has gone, and with it perhaps the whole call. */
export function nameLateRecordings(graph: Graph, call: Call): void {
  for (const id of call.namelessRecorders) {
    const file = graph.channels.get(id)?.recordingFile;
    if (file === undefined) continue;
    call.namelessRecorders.delete(id);
    const isOfOpenTalk = [...call.windows.values()].some(
      (window) => window.phase === 'talking' && window.recordingFiles.has(file),
    );
    if (!isOfOpenTalk) call.recordingFiles.add(file);
  }
}

/**
 * Without the right `dialplan` no file name is heard, and before Asterisk 16.17 no recorder either: then each channel of
 * a talk is asked once. One whose recorder is known without its file is asked in any case.
 */
export function askForRecordings(state: TrackerState, telling: Telling, heard: readonly Channel[]): void {
  for (const channel of heard) {
    if (channel.isRecordingAsked || channel.recordingFile !== undefined || channel.endedAt !== undefined)
      continue;
    if (state.hearsVariables && !channel.isRecorded && !channel.isFound) continue;
    channel.isRecordingAsked = true;
    const { id: uniqueid, name: channelName, isRecorded } = channel;
    telling.asks.push({ uniqueid, channelName, isRecorded });
  }
}

export function takeRecordingAnswer(
  graph: Graph,
  { uniqueid, file }: { readonly uniqueid: string; readonly file: string },
): Channel[] {
  const channel = graph.channels.get(uniqueid);
  if (!channel || file === '') return [];
  channel.isRecorded = true;
  channel.recordingFile = file;
  return [channel];
}

/** Click-to-call records the same talk twice, as `internal-…` on the way to the employee and as `out-…`. */
function preferred(files: readonly string[]): readonly string[] {
  const outgoing = files.filter((file) => nameOf(file).startsWith('out-'));
  return outgoing.length > 0 ? files.filter((file) => !nameOf(file).startsWith('internal-')) : files;
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
