import type { SetupProgress, SetupStep } from '@planfix-asterisk/contracts';
import type { SettingsService } from '@planfix-asterisk/settings';
import { pbxCheckups, recordingsCheckup } from '../doctor/checkups.ts';
import type { LiveStatus } from '../live-status.ts';

/** Knows what works by now, though it was saved when it did not. */
export class WorkingSteps {
  readonly #live: Pick<LiveStatus, 'planfix' | 'nodes'>;
  readonly #settings: Pick<SettingsService, 'current'>;

  constructor({
    live,
    settings,
  }: {
    readonly live: Pick<LiveStatus, 'planfix' | 'nodes'>;
    readonly settings: Pick<SettingsService, 'current'>;
  }) {
    this.#live = live;
    this.#settings = settings;
  }

  /** Needs no attention any more, wherever it was mended. */
  async among(progress: SetupProgress): Promise<SetupProgress> {
    const steps = await Promise.all(
      progress.steps.map(async (one) =>
        one.state === 'attention' && (await this.#works(one.step)) ? { ...one, state: 'done' as const } : one,
      ),
    );
    return { ...progress, steps };
  }

  async #works(step: SetupStep): Promise<boolean> {
    if (step === 'planfix') return this.#live.planfix().state === 'ok';
    if (step === 'pbx') return pbxCheckups(this.#live.nodes()).every(({ state }) => state === 'ok');
    return step === 'recordings' && (await recordingsCheckup(this.#settings.current())).state === 'ok';
  }
}
