import { afterEach, beforeEach } from 'vitest';
import { handsOverArrivals } from './arrivals-conformance.ts';
import { claimsOnce } from './claims-conformance.ts';
import { DeliveryStory } from './delivery-story.ts';
import type { OpenStore } from './delivery-story.ts';
import { expiresLatePopups } from './lateness-conformance.ts';
import { keepsLanesInOrder, waitsForTheEndOfACall } from './order-conformance.ts';
import { catchesUp, keepsOutcomes, tellsWhenToLook } from './outcomes-conformance.ts';
import { keepsReplays, plansReplays, worksOffReplays } from './replay-jobs-conformance.ts';
import { clearsOldContent, clearsOldMessages } from './retention-conformance.ts';
import { givesUpWhatIsStuck, replaysInPlace } from './replay-conformance.ts';
import { countsTroubles, keepsTroublesRight } from './troubles-conformance.ts';

/** What every store of deliveries must do; run against each database. */
export function deliveryStoreConformance(open: () => Promise<OpenStore>): void {
  const story = new DeliveryStory(open);
  beforeEach(() => story.open());
  afterEach(() => story.close());

  keepsLanesInOrder(story);
  waitsForTheEndOfACall(story);
  claimsOnce(story);
  handsOverArrivals(story);
  keepsOutcomes(story);
  expiresLatePopups(story);
  replaysInPlace(story);
  givesUpWhatIsStuck(story);
  countsTroubles(story);
  keepsTroublesRight(story);
  catchesUp(story);
  plansReplays(story);
  worksOffReplays(story);
  keepsReplays(story);
  clearsOldContent(story);
  clearsOldMessages(story);
  tellsWhenToLook(story);
}
