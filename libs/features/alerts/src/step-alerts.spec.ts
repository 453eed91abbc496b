import { alertsSchema } from '@planfix-asterisk/contracts';
import type { AlertKind, NodeStatus } from '@planfix-asterisk/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { alertStateSchema } from './alert-state.ts';
import type { AlertState } from './alert-state.ts';
import type { Observation } from './observation.ts';
import { stepAlerts } from './step-alerts.ts';

const second = 1_000;
const minute = 60 * second;
const start = Date.UTC(2026, 10, 25, 12);
const { limits } = alertsSchema.parse({});

const node = (state: NodeStatus['state'], since = start, name = 'main'): NodeStatus => ({
  name,
  state,
  since,
  reason: state === 'connected' ? 'ok' : 'lost',
  detail: null,
  nextTryAt: null,
  version: null,
  address: '192.0.2.1:5038',
  rights: null,
});
const well: Observation = {
  at: start,
  planfix: { state: 'ok', cause: null, since: start, lastDeliveredAt: start, address: null },
  nodes: [node('connected')],
  store: { state: 'ok', detail: null },
  oldestResultAt: 'none',
  failed: 0,
  popups: { delivered: 100, expired: 0 },
  freeBytes: 10e9,
};
const paused = { planfix: { ...well.planfix, state: 'paused' as const } };

let state: AlertState;
let muted: Set<AlertKind>;
let acknowledged: Set<string>;
beforeEach(() => {
  state = {};
  muted = new Set();
  acknowledged = new Set();
});

/** What is told when things look so, so long after the start. Each step goes through what is stored. */
function look(afterMs: number, seen: Partial<Observation> = {}): string[] {
  return transitions(afterMs, seen)
    .filter(({ isTold }) => isTold)
    .map(({ type, key }) => `${type} ${key}`);
}
function transitions(afterMs: number, seen: Partial<Observation>) {
  const step = stepAlerts(
    state,
    { ...well, ...seen, at: start + afterMs },
    { limits, quietMs: 10 * minute, muted, acknowledged },
  );
  state = alertStateSchema.parse(JSON.parse(JSON.stringify(step.state)));
  return step.transitions;
}

describe('while all is well', () => {
  it('nothing is told and nothing is remembered', () => {
    expect(look(0)).toEqual([]);
    expect(state).toEqual({});
  });
});

describe('one message per transition', () => {
  it('a refused token is told once, and once more when it is taken again', () => {
    expect(look(0, paused)).toEqual(['raised token-refused']);
    for (let n = 1; n < 100; n += 1) expect(look(n * minute, paused)).toEqual([]);
    expect(look(100 * minute)).toEqual(['recovered token-refused']);
    expect(look(101 * minute)).toEqual([]);
  });

  it('a saved token is not called right before PlanFix has said so', () => {
    look(0, paused);
    const unknown = { planfix: { ...well.planfix, state: 'unknown' as const } };
    expect(look(minute, unknown)).toEqual([]);
    expect(look(2 * minute)).toEqual(['recovered token-refused']);
  });

  it('several at once come in one step', () => {
    expect(look(0, { ...paused, failed: 2, freeBytes: 1e6 })).toEqual([
      'raised disk-space',
      'raised token-refused',
      'raised failed',
    ]);
  });
});

describe('a PBX link', () => {
  const down = { nodes: [node('waiting', start)] };
  it('that is down for less than a minute is not told', () => {
    expect(look(59 * second, down)).toEqual([]);
    expect(look(61 * second)).toEqual([]);
    expect(state).toEqual({});
  });

  it('is told after a minute, and its recovery once it has held', () => {
    look(10 * second, down);
    expect(look(60 * second, down)).toEqual(['raised pbx-down:main']);
    expect(look(2 * minute)).toEqual([]);
    expect(look(2 * minute + 15 * second)).toEqual(['recovered pbx-down:main']);
  });

  it('keeps the time when it broke, whatever reasons the tries in between have', () => {
    look(10 * second, down);
    const [raised] = transitions(60 * second, { nodes: [node('waiting', start + 50 * second)] });
    expect(raised).toMatchObject({ type: 'raised', since: start });
  });

  it('is told of each node by itself', () => {
    const one = [node('connected'), node('refused', start, 'second')];
    expect(look(minute, { nodes: one })).toEqual(['raised pbx-down:second']);
  });

  it('of a node that was taken out of the settings ends without a word', () => {
    look(minute, down);
    expect(transitions(2 * minute, { nodes: [] })).toMatchObject([{ type: 'gone', isTold: false }]);
    expect(state).toEqual({});
  });
});

describe('no flood', () => {
  it('what comes and goes is told again only after the quiet time, and only if it is still wrong', () => {
    expect(look(0, { failed: 1 })).toEqual(['raised failed']);
    expect(look(minute)).toEqual(['recovered failed']);
    for (let n = 2; n < 10; n += 1) expect(look(n * minute, { failed: n % 2 })).toEqual([]);
    expect(look(10 * minute, { failed: 1 })).toEqual([]);
    expect(look(11 * minute, { failed: 1 })).toEqual(['reminded failed']);
  });

  it('more of the same is told after an hour, not with each message', () => {
    look(0, { failed: 1 });
    expect(look(59 * minute, { failed: 500 })).toEqual([]);
    expect(look(60 * minute, { failed: 501 })).toEqual(['worse failed']);
    expect(look(121 * minute, { failed: 501 })).toEqual([]);
  });

  it('what somebody looks after is not told again, but its end is', () => {
    look(0, { failed: 1 });
    acknowledged.add('failed');
    expect(look(3 * 60 * minute, { failed: 9 })).toEqual([]);
    expect(look(4 * 60 * minute)).toEqual(['recovered failed']);
  });

  it('a muted kind is kept in the log only, and told when the rest is over and it is still wrong', () => {
    muted.add('failed');
    expect(transitions(0, { failed: 1 })).toMatchObject([{ type: 'raised', isTold: false }]);
    muted.clear();
    expect(look(minute, { failed: 1 })).toEqual(['reminded failed']);
  });

  it('a muted kind that is over by then is never told', () => {
    muted.add('failed');
    look(0, { failed: 1 });
    muted.clear();
    expect(look(minute)).toEqual([]);
  });
});

describe('consequences', () => {
  const waiting = { oldestResultAt: start - 6 * minute };
  it('calls that wait are told after five minutes', () => {
    expect(look(0, { oldestResultAt: start - 4 * minute })).toEqual([]);
    expect(look(minute, { oldestResultAt: start - 4.5 * minute })).toEqual(['raised oldest-waiting']);
  });

  it('are not told while their cause is, nor in the time they need to end after it', () => {
    expect(look(0, { ...paused, ...waiting })).toEqual(['raised token-refused']);
    expect(look(minute, waiting)).toEqual(['recovered token-refused']);
    expect(look(2 * minute, waiting)).toEqual([]);
    expect(look(6 * minute, waiting)).toEqual(['raised oldest-waiting']);
  });

  it('before PlanFix is set up nothing waits for it', () => {
    const planfix = { ...well.planfix, state: 'not-set-up' as const };
    expect(look(0, { planfix, ...waiting, popups: { delivered: 0, expired: 90 } })).toEqual([]);
  });
});

describe('late pop-ups', () => {
  it('are told when they are more than two in a hundred of the last hour', () => {
    const share = (expired: number) => ({ popups: { delivered: 100 - expired, expired } });
    expect([look(0, share(2)), look(minute, share(2))]).toEqual([[], []]);
    expect([look(2 * minute, share(3)), look(3 * minute, share(3))]).toEqual([[], ['raised expired-share']]);
    const [raised] = Object.values(state);
    expect(raised).toMatchObject({ facts: { percent: 3, expired: 3, total: 100 } });
  });

  it('say nothing of themselves when they are few; after a restart an open alert stays', () => {
    const bad = { popups: { delivered: 50, expired: 50 } };
    look(0, bad);
    expect(look(minute, bad)).toEqual(['raised expired-share']);
    expect(look(10 * minute, { popups: { delivered: 0, expired: 5 } })).toEqual([]);
    expect(look(20 * minute)).toEqual([]);
    expect(look(25 * minute)).toEqual(['recovered expired-share']);
  });
});

describe('space', () => {
  const free = (mb: number) => ({ freeBytes: mb * 1024 * 1024 });
  it('must be clearly more than the limit before it counts as enough', () => {
    expect(look(0, free(499))).toEqual(['raised disk-space']);
    for (let n = 1; n < 20; n += 1) expect(look(n * minute, free(n % 2 === 0 ? 499 : 510))).toEqual([]);
    look(20 * minute, free(600));
    expect(look(21 * minute, free(600))).toEqual(['recovered disk-space']);
  });

  it('that cannot be measured proves nothing', () => {
    look(0, free(1));
    expect(look(minute, { freeBytes: null, failed: null, oldestResultAt: null })).toEqual([]);
    expect(Object.keys(state)).toEqual(['disk-space']);
  });
});
