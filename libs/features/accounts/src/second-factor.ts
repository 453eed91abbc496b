import { randomInt } from 'node:crypto';
import type { Clock, SecretBox } from '@planfix-asterisk/runtime';
import type { AccountStore, StoredAccount } from '@planfix-asterisk/storage';
import { Secret, TOTP } from 'otpauth';
import { hashOf } from './session-secrets.ts';

/** What the authenticator app is handed: as a QR code, and as text to type. */
export interface SecondFactorOffer {
  readonly secret: string;
  readonly uri: string;
}
export type ConfirmOutcome =
  | { readonly status: 'on'; readonly recoveryCodes: readonly string[] }
  | { readonly status: 'wrong' }
  | { readonly status: 'no-offer' };

interface Rooms {
  readonly store: AccountStore;
  readonly box: SecretBox;
  readonly clock: Clock;
}

const issuer = 'PlanFix for Asterisk';
const purpose = 'second-factor';
const secretBytes = 20;
const periodS = 30;
/** The clock of a phone may be off by one period. */
const window = 1;
const recoveryCodeCount = 10;
const recoveryCodeLength = 10;
/** Without letters and digits that look alike. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export const hasSecondFactor = ({ totpSecret }: Pick<StoredAccount, 'totpSecret'>): boolean =>
  totpSecret !== null;

/** Codes of an authenticator app (TOTP), each good once, and recovery codes for the day the phone is lost. */
export class SecondFactor {
  readonly #rooms: Rooms;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  /** A new secret; nothing changes until the app has proved by a code that it has it. */
  async offer(account: StoredAccount): Promise<SecondFactorOffer> {
    const secret = new Secret({ size: secretBytes });
    const sealed = this.#rooms.box.seal(purpose, secret.base32);
    await this.#rooms.store.setSecondFactor(account.id, { totpOffer: sealed });
    return { secret: secret.base32, uri: totpOf(secret, account.username).toString() };
  }

  async confirm(account: StoredAccount, code: string, address: string): Promise<ConfirmOutcome> {
    if (account.totpOffer === null) return { status: 'no-offer' };
    const step = this.#stepOf(account.totpOffer, code);
    if (step === undefined) return { status: 'wrong' };
    const recoveryCodes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
    await this.#rooms.store.setSecondFactor(
      account.id,
      {
        totpSecret: account.totpOffer,
        totpOffer: null,
        totpLastStep: step,
        recoveryCodes: JSON.stringify(recoveryCodes.map((one) => hashOf(plain(one)))),
      },
      { actor: account.username, action: 'second-factor.on', target: account.username, address },
    );
    return { status: 'on', recoveryCodes };
  }

  /** Whether the code lets in; a code of the app, or one of the recovery codes, is used up by it. */
  async check(account: StoredAccount, code: string, address: string): Promise<'right' | 'wrong'> {
    if (account.totpSecret === null) return 'right';
    const step = this.#stepOf(account.totpSecret, code);
    if (step === undefined) return this.#useRecoveryCode(account, code, address);
    if (account.totpLastStep !== null && step <= account.totpLastStep) return 'wrong';
    await this.#rooms.store.setSecondFactor(account.id, { totpLastStep: step });
    return 'right';
  }

  async #useRecoveryCode(account: StoredAccount, code: string, address: string): Promise<'right' | 'wrong'> {
    const left = hashesOf(account.recoveryCodes);
    const used = hashOf(plain(code));
    if (!left.includes(used)) return 'wrong';
    const others = left.filter((hash) => hash !== used);
    await this.#rooms.store.setSecondFactor(
      account.id,
      { recoveryCodes: JSON.stringify(others) },
      {
        actor: account.username,
        action: 'recovery-code.used',
        target: account.username,
        after: { left: others.length },
        address,
      },
    );
    return 'right';
  }

  /** The period whose code this is; a secret that cannot be opened any more fits no code. */
  #stepOf(sealed: string, code: string): number | undefined {
    const opened = this.#rooms.box.open(purpose, sealed);
    if (opened.status !== 'opened') return undefined;
    const timestamp = this.#rooms.clock.now();
    const token = code.replace(/\s/g, '');
    const delta = totpOf(Secret.fromBase32(opened.text)).validate({ token, timestamp, window });
    return delta === null ? undefined : TOTP.counter({ period: periodS, timestamp }) + delta;
  }
}

const totpOf = (secret: Secret, label = ''): TOTP => new TOTP({ issuer, label, secret, period: periodS });

function newRecoveryCode(): string {
  const code = Array.from({ length: recoveryCodeLength }, () => letters[randomInt(letters.length)] ?? '');
  return code.join('').replace(/(.{5})(?=.)/g, '$1-');
}

const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

function hashesOf(json: string | null): string[] {
  const stored: unknown = JSON.parse(json ?? '[]');
  return Array.isArray(stored) ? stored.map(String) : [];
}
