import { compareCalls } from '@planfix-asterisk/testing';
import { allScenarios } from '../asterisk/scenarios/all-scenarios.ts';
import { expect, test } from '../product/test.ts';
import { toldToPlanfix } from '../product/told-to-planfix.ts';

/** How long after the last channel has gone a message may still come: the second of rules 10 and 21, and the way to PlanFix. */
const settleMs = 1500;

for (const scenario of allScenarios) {
  test(`PlanFix hears the right messages when ${scenario.title} (${scenario.name})`, async ({
    lab,
    planfix,
    product,
  }) => {
    const before = planfix.received.length;
    const violationsBefore = planfix.violations.length;
    await scenario.play(lab);
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const told = toldToPlanfix(planfix.received.slice(before));
    expect(compareCalls(scenario.expected, told), product.log().slice(-3000)).toEqual([]);
    expect(planfix.violations.slice(violationsBefore)).toEqual([]);
  });
}
