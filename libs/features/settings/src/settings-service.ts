import { isDeepStrictEqual } from 'node:util';
import { settingsSchema } from '@planfix-asterisk/contracts';
import type { PanelSettings, Settings, SettingsSection } from '@planfix-asterisk/contracts';
import type { ChangeFeed, Clock, Logger, SecretBox } from '@planfix-asterisk/runtime';
import type { SettingsStore } from '@planfix-asterisk/storage';
import { changedParts } from './changed-parts.ts';
import type { InstanceFile } from './read-instance-file.ts';
import {
  hideSecrets,
  hideSecretsMarkingNew,
  keepSecrets,
  openSecrets,
  sealSecrets,
  mapSecrets,
} from './setting-secrets.ts';
import { wrongFields } from './wrong-fields.ts';
import type { WrongFields } from './wrong-fields.ts';

export interface SettingsOptions {
  readonly store: SettingsStore;
  readonly box: SecretBox;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly instanceFile?: InstanceFile;
  /** PUBLIC_URL of the environment; goes before the setting. */
  readonly environmentPublicUrl?: string;
}
export interface Actor {
  readonly username: string;
  readonly address: string;
}
export type SaveOutcome =
  | { readonly status: 'saved' }
  | { readonly status: 'unchanged' }
  /** Set by the instance file: change it there. */
  | { readonly status: 'locked' }
  | ({ readonly status: 'invalid' } & WrongFields);

const sections = Object.keys(settingsSchema.shape) as SettingsSection[];

export function isSettingsSection(name: string): name is SettingsSection {
  return sections.some((section) => section === name);
}

/** Settings in force: the instance file's sections, else what the panel stored, else the defaults. */
export class SettingsService {
  /** Sections of the instance file: shown in the panel, not editable there. */
  readonly locked: readonly SettingsSection[];
  readonly #options: SettingsOptions;
  /** As stored, secrets opened; a secret that was lost is empty. */
  readonly #stored = new Map<SettingsSection, unknown>();
  #current: Settings;

  private constructor(options: SettingsOptions, stored: ReadonlyMap<string, unknown>) {
    this.#options = options;
    const file = options.instanceFile?.settings ?? {};
    this.locked = sections.filter((section) => file[section] !== undefined);
    for (const [section, value] of stored) this.#open(section, value);
    this.#current = this.#merged();
  }

  static async open(options: SettingsOptions): Promise<SettingsService> {
    return new SettingsService(options, await options.store.load());
  }

  /** A snapshot: it does not change under the reader, a change makes a new one. */
  current(): Settings {
    return this.#current;
  }

  /** Another process may have saved some: reads them anew. True if any is different now. */
  async reload(): Promise<boolean> {
    const before = this.#current;
    const stored = await this.#options.store.load();
    this.#stored.clear();
    for (const [section, value] of stored) this.#open(section, value);
    this.#current = this.#merged();
    return !isDeepStrictEqual(before, this.#current);
  }

  /** Address of the panel as seen from outside. */
  get publicUrl(): string | undefined {
    return this.#options.environmentPublicUrl ?? this.#current.publicUrl;
  }

  /** Every secret that is set, for whoever must keep them out of what leaves the house. */
  secrets(): string[] {
    const found: string[] = [];
    for (const [section, value] of Object.entries(this.current())) {
      mapSecrets(value, [section], (secret) => {
        found.push(secret);
        return secret;
      });
    }
    return found.filter((secret) => secret !== '');
  }

  /** For the browser: no secrets. A section with a lost secret is there, without it, to be completed. */
  forPanel(): PanelSettings {
    const shown = { ...this.#current, ...Object.fromEntries(this.#editable()) };
    const hidden = sections.map((section) => [section, hideSecrets(shown[section], section)]);
    return {
      // The shape is that of the settings: hiding puts text in the place of text.
      settings: Object.fromEntries(hidden) as PanelSettings['settings'],
      locked: [...this.locked],
      instanceFile: this.#options.instanceFile?.path ?? null,
      environmentPublicUrl: this.#options.environmentPublicUrl ?? null,
      incomplete: sections.filter((section) => this.#isIncomplete(section)),
    };
  }

  /** `null` forgets what the panel set. A secret sent back as the marker stays as it is. */
  async save(section: SettingsSection, sent: unknown, actor: Actor): Promise<SaveOutcome> {
    if (this.locked.includes(section)) return { status: 'locked' };
    const before = this.#stored.get(section);
    const value = sent === null ? undefined : keepSecrets(sent, section, before);
    const checked = settingsSchema.shape[section].safeParse(value);
    if (!checked.success) return { status: 'invalid', ...wrongFields(checked.error.issues, section, value) };
    const after = sent === null ? undefined : checked.data;
    if (isDeepStrictEqual(before, after)) return { status: 'unchanged' };
    await this.#store(section, { before, after }, actor);
    return { status: 'saved' };
  }

  async #store(
    section: SettingsSection,
    { before, after }: { before: unknown; after: unknown },
    actor: Actor,
  ): Promise<void> {
    const { store, box, clock, feed } = this.#options;
    const shown = changedParts(hideSecrets(before, section), hideSecretsMarkingNew(after, section, before));
    await store.save({
      section,
      value: sealSecrets(after, section, box),
      at: clock.now(),
      audit: {
        actor: actor.username,
        action: 'settings.changed',
        target: section,
        ...shown,
        address: actor.address,
      },
    });
    if (after === undefined) this.#stored.delete(section);
    else this.#stored.set(section, after);
    this.#current = this.#merged();
    feed.publish({ topic: 'settings', id: section });
  }

  #open(section: string, value: unknown): void {
    // A section of another version of the product: left alone, it may go back.
    if (!isSettingsSection(section)) return;
    const opened = openSecrets(value, section, this.#options.box);
    this.#stored.set(section, opened.value);
    if (this.#isIncomplete(section)) {
      this.#options.logger.error(
        { event: 'settings-unusable', section, reason: opened.lost ?? 'invalid' },
        'Stored settings cannot be used: enter them again in the panel, or start with the former secret key',
      );
    }
  }

  #isIncomplete(section: SettingsSection): boolean {
    if (this.locked.includes(section) || !this.#stored.has(section)) return false;
    return !settingsSchema.shape[section].safeParse(this.#stored.get(section)).success;
  }

  #editable(): [SettingsSection, unknown][] {
    return [...this.#stored].filter(([section]) => !this.locked.includes(section));
  }

  #merged(): Settings {
    const usable = this.#editable().filter(([section]) => !this.#isIncomplete(section));
    return settingsSchema.parse({ ...Object.fromEntries(usable), ...this.#options.instanceFile?.settings });
  }
}
