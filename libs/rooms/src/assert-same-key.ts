import { StartError } from '@planfix-asterisk/runtime';
import type { SecretBox } from '@planfix-asterisk/runtime';
import type { SharedStates } from '@planfix-asterisk/storage';
import { z } from 'zod';

const name = 'secret key';
const purpose = 'key check';

/**
 * Processes that share a database seal and open the same secrets. One with a key of its own would write what the others
 * cannot read, so it does not start. The first one leaves a sealed word for those that come.
 */
export async function assertSameKey(states: SharedStates, box: SecretBox): Promise<void> {
  const kept = z.string().safeParse((await states.find(name))?.value).data;
  if (kept === undefined) return states.save(name, box.seal(purpose, 'planfix-asterisk'));
  if (box.open(purpose, kept).status === 'opened') return;
  throw new StartError(
    'SECRET_KEY: the other processes on this database use another key. Give all of them the same SECRET_KEY or ' +
      'SECRET_KEY_FILE (the first one made its key in its DATA_DIR, secret.key).',
  );
}
