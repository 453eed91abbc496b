import { ChangeFeed } from '@planfix-asterisk/runtime';
import { StoreError } from '@planfix-asterisk/storage';
import { expect, it, vi } from 'vitest';
import { OutageWatch } from './outage-watch.ts';

interface Gap {
  from: number;
  to: number;
}

interface Before {
  heardUntil?: number;
  since?: number;
  hasRecords?: boolean;
}

function watchOver({ heardUntil, since = 0, hasRecords = true }: Before) {
  const kept = { mark: heardUntil, gaps: [] as Gap[], isBroken: false, now: 1_000_000 };
  const guarded = (write: () => void) => {
    if (kept.isBroken) return Promise.reject(new StoreError('full', 'no room'));
    write();
    return Promise.resolve();
  };
  const watch = new OutageWatch({
    node: 'main',
    store: {
      heard: () => Promise.resolve(kept.mark === undefined ? undefined : { since, until: kept.mark }),
      noteHeard: (_node, at) => guarded(() => (kept.mark = at)),
      outageOver: (_node, { from, to }) =>
        guarded(() => {
          kept.gaps.push({ from, to });
          kept.mark = to;
        }),
    },
    hasRecords: () => hasRecords,
    feed: new ChangeFeed(),
    clock: { now: () => kept.now },
    log: { info: () => undefined, error: () => undefined },
    beatMs: 5,
  });
  watch.start();
  return { watch, kept };
}

const until = (check: () => void) => vi.waitFor(check, { interval: 2 });

it('has the time filled in which the product was away', async () => {
  const { watch, kept } = watchOver({ heardUntil: 500_000 });
  watch.linkUp(900_000);
  await until(() => expect(kept.gaps).toEqual([{ from: 490_000, to: 900_000 }]));
  await until(() => expect(kept.mark).toBe(1_000_000));
  await watch.stop();
});

it('has the time filled in which the link was lost, and the mark stands still meanwhile', async () => {
  const { watch, kept } = watchOver({});
  watch.linkUp(900_000);
  await until(() => expect(kept.mark).toBe(1_000_000));
  watch.linkLost();
  kept.now = 1_050_000;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(kept.mark).toBe(1_000_000);
  watch.linkUp(1_050_000);
  await until(() => expect(kept.gaps).toEqual([{ from: 990_000, to: 1_050_000 }]));
  await watch.stop();
});

it('looks for no call from before the PBX was heard for the first time', async () => {
  const { watch, kept } = watchOver({ heardUntil: 500_000, since: 497_000 });
  watch.linkUp(900_000);
  await until(() => expect(kept.gaps).toEqual([{ from: 497_000, to: 900_000 }]));
  await watch.stop();
});

it('fills nothing at the first start, and nothing where there are no records', async () => {
  const first = watchOver({});
  const blind = watchOver({ heardUntil: 500_000, hasRecords: false });
  for (const { watch, kept } of [first, blind]) {
    watch.linkUp(900_000);
    await until(() => expect(kept.mark).toBeGreaterThanOrEqual(900_000));
    await watch.stop();
    expect(kept.gaps).toEqual([]);
  }
});

it('forgets no gap while the store takes no writes', async () => {
  const { watch, kept } = watchOver({ heardUntil: 500_000 });
  kept.isBroken = true;
  watch.linkUp(900_000);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(kept.mark).toBe(500_000);
  kept.isBroken = false;
  await until(() => expect(kept.gaps).toEqual([{ from: 490_000, to: 900_000 }]));
  await watch.stop();
});
