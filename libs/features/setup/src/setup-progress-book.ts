import { setupMarkSchema, setupStepSchema } from '@planfix-asterisk/contracts';
import type {
  Settings,
  SettingsSection,
  SetupChange,
  SetupMark,
  SetupProgress,
  SetupStep,
} from '@planfix-asterisk/contracts';
import { z } from 'zod';

export interface SettingsInForce {
  current(): Settings;
  /** Sections of the instance file. */
  readonly locked: readonly SettingsSection[];
}
/** Where the wizard was left; one text, read once. */
export interface ProgressStore {
  load(): Promise<unknown>;
  save(progress: unknown): Promise<void>;
}

const storedSchema = z.object({
  step: setupStepSchema,
  marks: z.partialRecord(setupStepSchema, setupMarkSchema),
  status: z.enum(['fresh', 'open', 'finished', 'dismissed']),
});
type Stored = z.output<typeof storedSchema>;
const nothingYet: Stored = { step: 'planfix', marks: {}, status: 'fresh' };

/** The section of the settings that a step fills; the live test fills none. */
const sectionOf: Record<Exclude<SetupStep, 'test'>, SettingsSection> = {
  planfix: 'planfix',
  pbx: 'ami',
  employees: 'employees',
  lines: 'lines',
  recordings: 'recordings',
};
/** Without these no call reaches PlanFix. */
const essential: readonly SetupStep[] = ['planfix', 'pbx', 'employees'];

/** How far the set-up wizard has come: what the settings say, and the marks of steps that leave no setting behind. */
export class SetupProgressBook {
  readonly #store: ProgressStore;
  readonly #settings: SettingsInForce;
  #changing: Promise<unknown> = Promise.resolve();

  constructor(store: ProgressStore, settings: SettingsInForce) {
    this.#store = store;
    this.#settings = settings;
  }

  async show(): Promise<SetupProgress> {
    return this.#toView(await this.#load());
  }

  /** One change after another: the wizard marks a step and opens the next in the same moment. */
  change(change: SetupChange): Promise<SetupProgress> {
    const changed = this.#changing.then(() => this.#change(change));
    this.#changing = changed.catch(() => undefined);
    return changed;
  }

  async #change({ step, mark, status }: SetupChange): Promise<SetupProgress> {
    const before = await this.#load();
    const after: Stored = {
      step: step ?? before.step,
      marks: mark === undefined ? before.marks : marked(before.marks, mark),
      status: status ?? (before.status === 'fresh' ? 'open' : before.status),
    };
    await this.#store.save(after);
    return this.#toView(after);
  }

  /** Progress of another version is begun anew: the settings themselves are not in it. */
  async #load(): Promise<Stored> {
    return storedSchema.safeParse(await this.#store.load()).data ?? nothingYet;
  }

  #toView({ step, marks, status }: Stored): SetupProgress {
    const settings = this.#settings.current();
    const steps = setupStepSchema.options.map((name) => ({
      step: name,
      state: stateOf(marks[name], isFilled(settings, name)),
      isLocked: name !== 'test' && this.#settings.locked.includes(sectionOf[name]),
    }));
    const isUsable = essential.every((name) => isFilled(settings, name));
    // Set up by hand or by an instance file: nobody needs to be led.
    return { status: status === 'fresh' && isUsable ? 'finished' : status, step, steps };
  }
}

function isFilled(settings: Settings, step: SetupStep): boolean {
  if (step === 'test') return false;
  const section = settings[sectionOf[step]];
  return Array.isArray(section) ? section.length > 0 : section !== undefined;
}

/** What is filled in counts, whatever became of the step before; it is done unless it was saved unfit. */
function stateOf(mark: SetupMark | undefined, filled: boolean): SetupProgress['steps'][number]['state'] {
  const isUnfit = mark === 'attention';
  if (filled) return isUnfit ? 'attention' : 'done';
  return mark === undefined || isUnfit ? 'open' : mark;
}

function marked(
  marks: Stored['marks'],
  { step, as }: { step: SetupStep; as: SetupMark | null },
): Stored['marks'] {
  const others = Object.entries(marks).filter(([name]) => name !== step);
  return Object.fromEntries(as === null ? others : [...others, [step, as]]);
}
