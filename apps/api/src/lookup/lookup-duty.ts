import { AgiServer, CallerLookup, Contacts, PlanfixLine } from '@planfix-asterisk/caller-lookup';
import type { AgiState, Caller, CallerFound } from '@planfix-asterisk/caller-lookup';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { SettingsService } from '@planfix-asterisk/settings';
import { isSameSecret } from '../http/same-secret.ts';

export interface LookupParts {
  readonly settings: SettingsService;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Keeps the look-ups going as the settings say: the way to PlanFix, what is known of contacts, and FastAGI. */
export class LookupDuty {
  readonly #parts: LookupParts;
  readonly #line: PlanfixLine;
  readonly #contacts: Contacts;
  readonly #lookup: CallerLookup;
  readonly #agi: AgiServer;
  #unsubscribe: (() => void) | undefined;

  constructor(parts: LookupParts) {
    const { settings, clock, log } = parts;
    this.#parts = parts;
    this.#line = new PlanfixLine(log);
    this.#contacts = new Contacts({ ask: this.#line.ask, clock, log });
    this.#lookup = new CallerLookup({ contacts: this.#contacts, rules: () => settings.current() });
    const find = ({ key, number, callerName: name }: { key: string; number: string; callerName: string }) =>
      this.isKey(key) ? this.#lookup.find({ number, name }) : Promise.resolve(undefined);
    this.#agi = new AgiServer({ find }, log);
  }

  start(): void {
    this.#follow();
    this.#unsubscribe = this.#parts.feed.subscribe(({ topic }) => {
      if (topic === 'settings') this.#follow();
    });
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await this.#agi.stop();
    await this.#line.close();
  }

  get agi(): AgiState {
    return this.#agi.state;
  }

  get isCutOff(): boolean {
    return this.#contacts.isCutOff;
  }

  isKey(sent: string | undefined): boolean {
    return isSameSecret(sent, this.#parts.settings.current().lookup.key);
  }

  find(caller: Caller): Promise<CallerFound> {
    return this.#lookup.find(caller);
  }

  #follow(): void {
    const settings = this.#parts.settings.current();
    if (this.#line.connect(settings)) this.#contacts.forget();
    void this.#agi.apply(settings.lookup.agi);
  }
}
