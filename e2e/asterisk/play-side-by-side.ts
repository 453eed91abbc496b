import type { Scenario } from './scenarios/scenario.ts';

/**
 * Plays scenarios in their order, but begins one as soon as nothing that runs needs what it needs. A failure does not
 * stop the others; all failures are thrown together at the end.
 */
export async function playSideBySide(
  scenarios: readonly Scenario[],
  play: (scenario: Scenario) => Promise<void>,
  lanes = 3,
): Promise<void> {
  const waiting = [...scenarios];
  const taken = new Set<string>();
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];

  const run = async (scenario: Scenario): Promise<void> => {
    try {
      await play(scenario);
    } catch (error) {
      failures.push(new Error(scenario.name, { cause: error }));
    }
    for (const need of scenario.needs) taken.delete(need);
  };

  while (waiting.length > 0 || running.size > 0) {
    const free =
      running.size < lanes ? waiting.findIndex(({ needs }) => !needs.some((need) => taken.has(need))) : -1;
    if (free < 0) {
      await Promise.race(running);
      continue;
    }
    for (const scenario of waiting.splice(free, 1)) {
      for (const need of scenario.needs) taken.add(need);
      const done: Promise<void> = run(scenario).finally(() => running.delete(done));
      running.add(done);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some scenarios could not be played');
}
