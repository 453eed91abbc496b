import { settingsSchema } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { SetupProgressBook } from './setup-progress-book.ts';
import type { SettingsInForce } from './setup-progress-book.ts';

const planfix = { url: 'https://a.planfix.ru/tel/api', token: 't' };
const ami = [{ name: 'main', host: 'pbx', username: 'planfix', secret: 's' }];
const employees = [{ extension: '101', shortNumber: '101' }];

function book(settings: object, locked: SettingsInForce['locked'] = [], former?: unknown) {
  let stored = former;
  const store = {
    load: () => Promise.resolve(stored),
    save: (progress: unknown) => {
      stored = progress;
      return Promise.resolve();
    },
  };
  const inForce = settingsSchema.parse(settings);
  return new SetupProgressBook(store, { current: () => inForce, locked });
}
const statesOf = ({ steps }: Awaited<ReturnType<SetupProgressBook['show']>>) =>
  Object.fromEntries(steps.map(({ step, state }) => [step, state]));

describe('the progress of the set-up', () => {
  it('is fresh in a new house, every step open', async () => {
    const progress = await book({}).show();
    expect([progress.status, progress.step]).toEqual(['fresh', 'planfix']);
    expect(new Set(Object.values(statesOf(progress)))).toEqual(new Set(['open']));
  });

  it('is finished where PlanFix, PBX and employees were set in another way', async () => {
    expect(await book({ planfix, ami, employees }).show()).toMatchObject({ status: 'finished' });
    expect(await book({ planfix, ami }).show()).toMatchObject({ status: 'fresh' });
  });

  it('goes on where it was left', async () => {
    const one = book({ planfix });
    await one.change({ step: 'pbx' });
    expect(await one.show()).toMatchObject({ status: 'open', step: 'pbx' });
  });

  it('marks what leaves no setting behind, and takes a mark back', async () => {
    const one = book({ planfix, ami, employees });
    await one.change({ mark: { step: 'recordings', as: 'done' } });
    await one.change({ mark: { step: 'lines', as: 'skipped' } });
    expect(statesOf(await one.show())).toMatchObject({ lines: 'skipped', recordings: 'done', test: 'open' });
    await one.change({ mark: { step: 'lines', as: null } });
    expect(statesOf(await one.show())).toMatchObject({ lines: 'open', recordings: 'done' });
  });

  it('loses none of two changes made in the same moment', async () => {
    const one = book({});
    await Promise.all([
      one.change({ mark: { step: 'test', as: 'done' } }),
      one.change({ status: 'finished' }),
    ]);
    const progress = await one.show();
    expect(progress.status).toBe('finished');
    expect(statesOf(progress)).toMatchObject({ test: 'done' });
  });

  it('calls a skipped step done once its setting is there', async () => {
    const former = { step: 'test', marks: { lines: 'skipped' }, status: 'open' };
    const one = book({ lines: [{ number: '74951234567' }] }, [], former);
    expect(statesOf(await one.show())).toMatchObject({ lines: 'done' });
  });

  it('keeps the mark of a step that was saved unfit, until it is taken back or the setting is gone', async () => {
    const unfit = { mark: { step: 'pbx', as: 'attention' } } as const;
    const one = book({ ami });
    await one.change(unfit);
    expect(statesOf(await one.show())).toMatchObject({ pbx: 'attention' });
    await one.change({ mark: { step: 'pbx', as: null } });
    expect(statesOf(await one.show())).toMatchObject({ pbx: 'done' });
    expect(statesOf(await book({}).change(unfit))).toMatchObject({ pbx: 'open' });
  });

  it('shows what the instance file sets as locked', async () => {
    const { steps } = await book({ ami }, ['ami', 'numbers']).show();
    expect(steps.filter(({ isLocked }) => isLocked)).toEqual([
      { step: 'pbx', state: 'done', isLocked: true },
    ]);
  });

  it('stays dismissed, and can be taken up again', async () => {
    const one = book({});
    await one.change({ status: 'dismissed' });
    await one.change({ step: 'pbx' });
    expect(await one.show()).toMatchObject({ status: 'dismissed' });
    expect(await one.change({ status: 'open' })).toMatchObject({ status: 'open', step: 'pbx' });
  });

  it('begins anew when what is stored is of another version', async () => {
    expect(await book({}, [], { chapter: 3 }).show()).toMatchObject({ status: 'fresh', step: 'planfix' });
  });
});
