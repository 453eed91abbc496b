import { channelView } from '@planfix-asterisk/ami';
import type { TraceEntry } from '@planfix-asterisk/ami';
import { readChannelName } from './channel-name.ts';

/** The phones of a recording that are named like an extension, sorted: of an instance one knows nothing of. */
export function extensionsIn(entries: readonly TraceEntry[], internal: RegExp): string[] {
  const extensions = new Set<string>();
  for (const { block } of entries) {
    for (const prefix of ['', 'dest'] as const) {
      const view = channelView(block, prefix);
      const name = view && readChannelName(view.name);
      if (name?.kind === 'device' && internal.test(name.endpoint)) extensions.add(name.endpoint);
    }
  }
  return [...extensions].sort();
}
