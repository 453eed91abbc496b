import type { FileAdmin } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { AccountStore, StoredAccount } from '@planfix-asterisk/storage';
import { checkPassword, hashPassword } from './password.ts';

const actor = 'instance file';

interface Rooms {
  readonly store: AccountStore;
  readonly clock: Clock;
}

/**
 * At each start: the administrator is as the instance file says, and one the file named before is removed. When the
 * section is taken out of the file, the account stays and is the panel's.
 */
export async function applyFileAdmin(admin: FileAdmin | undefined, rooms: Rooms): Promise<void> {
  if (admin !== undefined) await put(admin, rooms);
  const current = admin === undefined ? undefined : await rooms.store.findByName(admin.username);
  const others = (await rooms.store.list()).filter(
    (account) => account.source === 'file' && account.id !== current?.id,
  );
  for (const account of others) {
    if (current === undefined) await handToPanel(account, rooms);
    else await removeFormer(account, rooms);
  }
}

async function put(admin: FileAdmin, rooms: Rooms): Promise<void> {
  const kept = await rooms.store.findByName(admin.username);
  await (kept === null ? create(admin, rooms) : update(kept, admin, rooms));
}

async function removeFormer({ id, username }: StoredAccount, { store, clock }: Rooms): Promise<void> {
  await store.remove(id, { at: clock.now(), audit: { actor, action: 'account.removed', target: username } });
}

async function handToPanel(account: StoredAccount, { store, clock }: Rooms): Promise<void> {
  const audit = { actor, action: 'account.changed', target: account.username, after: { source: 'panel' } };
  await store.change(account.id, { source: 'panel' }, { at: clock.now(), audit });
}

async function create(admin: FileAdmin, { store, clock }: Rooms): Promise<void> {
  await store.add(
    {
      username: admin.username,
      passwordHash: await hashPassword(admin.password),
      role: 'admin',
      source: 'file',
      createdAt: clock.now(),
    },
    { audit: { actor, action: 'account.created', target: admin.username, after: { role: 'admin' } } },
  );
}

/** Only if something differs, because a change ends the account's sessions. */
async function update(kept: StoredAccount, admin: FileAdmin, { store, clock }: Rooms): Promise<void> {
  const isSamePassword = (await checkPassword(admin.password, kept.passwordHash)) === 'right';
  if (isSamePassword && kept.role === 'admin' && kept.source === 'file') return;
  await store.change(
    kept.id,
    {
      role: 'admin',
      source: 'file',
      // Whoever rules the file rules the server: a new password there also helps when the phone is lost.
      ...(isSamePassword
        ? {}
        : { passwordHash: await hashPassword(admin.password), secondFactor: 'off' as const }),
    },
    {
      at: clock.now(),
      audit: {
        actor,
        action: 'account.changed',
        target: kept.username,
        before: { role: kept.role, source: kept.source },
        after: { role: 'admin', source: 'file', isPasswordNew: !isSamePassword },
      },
    },
  );
}
