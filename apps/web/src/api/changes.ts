import type { Change } from '@planfix-asterisk/contracts';
import { changeSchema } from '@planfix-asterisk/contracts';
import { addressOf } from './client.ts';

interface ChangeListener {
  readonly onChange: (change: Change) => void;
  readonly onOpen: () => void;
  readonly onLost: () => void;
}

/** EventSource gives up for good on an answer that is no stream (401, 502); then we ask again after this time. */
const reopenAfterMs = 5_000;

/** Listens to the live stream for as long as nobody calls the function it returns. */
export function listenToChanges(listener: ChangeListener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = (): void => {
    source = new EventSource(addressOf('/api/changes'));
    source.onopen = listener.onOpen;
    source.onmessage = (message) => {
      const change = parsed(message.data);
      if (change) listener.onChange(change);
    };
    source.onerror = () => {
      listener.onLost();
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, reopenAfterMs);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

function parsed(data: unknown): Change | null {
  if (typeof data !== 'string') return null;
  try {
    const result = changeSchema.safeParse(JSON.parse(data));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
