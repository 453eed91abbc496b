import { randomInt } from 'node:crypto';
import type { FirstAdmin } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { AccountStore } from '@planfix-asterisk/storage';
import type { LoginThrottle } from './login-throttle.ts';
import { hashPassword } from './password.ts';
import { hashOf, isSameSecret } from './session-secrets.ts';

export type AdminSetupOutcome =
  | { readonly status: 'created' }
  | { readonly status: 'wrong-code' }
  | { readonly status: 'already-set-up' }
  | { readonly status: 'throttled'; readonly retryAfterMs: number };

export interface AdminSetupRooms {
  readonly store: AccountStore;
  readonly throttle: LoginThrottle;
  readonly clock: Clock;
}

/** Without letters and digits that look alike. */
const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 12;
/** Stands for the account in the throttle; no account can be named so, for it would be trimmed. */
const setupName = ' set-up code ';

/** The first administrator of an instance without one: whoever reads the terminal has the code. */
export class AdminSetup {
  readonly #rooms: AdminSetupRooms;
  #codeHash: string | undefined;

  constructor(rooms: AdminSetupRooms) {
    this.#rooms = rooms;
  }

  async needsAdmin(): Promise<boolean> {
    return !(await this.#rooms.store.hasAdmin());
  }

  /** At each start: a new code to print while there is no administrator; an older one ends with it. */
  async newCode(): Promise<string | undefined> {
    if (!(await this.needsAdmin())) return undefined;
    const letters = Array.from(
      { length: codeLength },
      () => codeLetters[randomInt(codeLetters.length)] ?? '',
    );
    const code = letters.join('');
    this.#codeHash = hashOf(code);
    return code.replace(/(.{4})(?=.)/g, '$1-');
  }

  async createAdmin(request: FirstAdmin, address: string): Promise<AdminSetupOutcome> {
    if (!(await this.needsAdmin())) return { status: 'already-set-up' };
    const retryAfterMs = this.#rooms.throttle.startTry(setupName, address);
    if (retryAfterMs > 0) return { status: 'throttled', retryAfterMs };
    if (!this.#isCode(request.code)) return { status: 'wrong-code' };
    const { username } = request;
    const added = await this.#rooms.store.add(
      {
        username,
        passwordHash: await hashPassword(request.password),
        role: 'admin',
        source: 'panel',
        createdAt: this.#rooms.clock.now(),
      },
      {
        unless: 'an-admin-exists',
        audit: {
          actor: username,
          action: 'account.created',
          target: username,
          after: { role: 'admin' },
          reason: 'set-up code',
          address,
        },
      },
    );
    if (added !== 'added') return { status: 'already-set-up' };
    this.#codeHash = undefined;
    return { status: 'created' };
  }

  #isCode(typed: string): boolean {
    const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
    return this.#codeHash !== undefined && isSameSecret(this.#codeHash, hashOf(code));
  }
}
