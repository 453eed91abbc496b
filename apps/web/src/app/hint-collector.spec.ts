import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HintCollector } from './hint-collector.ts';

describe('HintCollector', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const collector = () => {
    const heard: string[][] = [];
    return { heard, hints: new HintCollector<string>((list) => heard.push(list)) };
  };

  it('hands each hint out once, after a moment of quiet', () => {
    const { heard, hints } = collector();
    hints.add(['calls', 'status']);
    hints.add(['calls']);
    vi.advanceTimersByTime(299);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(heard).toEqual([['calls', 'status']]);
  });

  it('does not wait for quiet longer than two seconds', () => {
    const { heard, hints } = collector();
    for (let at = 0; at <= 2_000; at += 200) {
      hints.add(['deliveries']);
      vi.advanceTimersByTime(200);
    }
    expect(heard).toEqual([['deliveries']]);
  });

  it('hands nothing out after it was stopped', () => {
    const { heard, hints } = collector();
    hints.add(['calls']);
    hints.stop();
    vi.advanceTimersByTime(5_000);
    expect(heard).toEqual([]);
  });
});
