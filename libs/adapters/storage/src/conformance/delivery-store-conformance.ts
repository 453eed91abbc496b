import { afterEach, beforeEach } from 'vitest';
import { claimsOnce } from './claims-conformance.ts';
import { DeliveryStory } from './delivery-story.ts';
import type { OpenStore } from './delivery-story.ts';
import { expiresLatePopups } from './lateness-conformance.ts';
import { keepsLanesInOrder, waitsForTheEndOfACall } from './order-conformance.ts';
import { keepsOutcomes, tellsWhenToLook } from './outcomes-conformance.ts';
import { replaysInPlace } from './replay-conformance.ts';

/** What every store of deliveries must do; run against each database. */
export function deliveryStoreConformance(open: () => Promise<OpenStore>): void {
  const story = new DeliveryStory(open);
  beforeEach(() => story.open());
  afterEach(() => story.close());

  keepsLanesInOrder(story);
  waitsForTheEndOfACall(story);
  claimsOnce(story);
  keepsOutcomes(story);
  expiresLatePopups(story);
  replaysInPlace(story);
  tellsWhenToLook(story);
}
