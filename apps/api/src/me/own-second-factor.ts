import type { ActiveSession, LoginRooms } from '@planfix-asterisk/accounts';
import type { RecoveryCodes, SecondFactorOffer } from '@planfix-asterisk/contracts';
import type { StoredAccount } from '@planfix-asterisk/storage';
import { ApiProblem } from '../http/api-problem.ts';
import { tooManyAttempts } from '../session/login-desk.ts';

type Rooms = Pick<LoginRooms, 'store' | 'secondFactor' | 'throttle'>;

/** The second factor of the person who is logged in. */
export class OwnSecondFactor {
  constructor(private readonly rooms: Rooms) {}

  async offer(session: ActiveSession): Promise<SecondFactorOffer> {
    return this.rooms.secondFactor.offer(await this.#account(session));
  }

  async confirm(session: ActiveSession, code: string, address: string): Promise<RecoveryCodes> {
    const retryAfterMs = this.rooms.throttle.startTry(session.username, address);
    if (retryAfterMs > 0) throw tooManyAttempts(retryAfterMs);
    const outcome = await this.rooms.secondFactor.confirm(await this.#account(session), code, address);
    switch (outcome.status) {
      case 'on':
        this.rooms.throttle.forgive(session.username, address);
        return { codes: [...outcome.recoveryCodes] };
      case 'wrong':
        throw new ApiProblem(
          'second-factor-wrong',
          'The code does not fit; is the clock of the phone right?',
          {
            fields: { code: 'the six digits that the app shows now' },
          },
        );
      case 'no-offer':
        throw new ApiProblem('invalid-input', 'Ask for a new secret first: POST /api/me/second-factor.');
      default:
        throw new Error(`Unknown outcome: ${String(outcome satisfies never)}`);
    }
  }

  async #account({ accountId }: ActiveSession): Promise<StoredAccount> {
    const account = await this.rooms.store.findById(accountId);
    if (account === null) throw new ApiProblem('not-signed-in', 'Log in first: POST /api/session.');
    return account;
  }
}
