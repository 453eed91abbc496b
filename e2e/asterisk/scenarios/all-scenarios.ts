import { attendedTransfers } from './attended-transfers.ts';
import { blindTransfers } from './blind-transfers.ts';
import { forwarding } from './forwarding.ts';
import { groups } from './groups.ts';
import { inboundUnusual } from './inbound-unusual.ts';
import { inbound } from './inbound.ts';
import { internalAndMenu } from './internal-and-menu.ts';
import { outboundUnusual } from './outbound-unusual.ts';
import { outbound } from './outbound.ts';
import { queues } from './queues.ts';
import type { Scenario } from './scenario.ts';
import { specialCases } from './special-cases.ts';
import { takenByOthers } from './taken-by-others.ts';

export const allScenarios: readonly Scenario[] = [
  ...inbound,
  ...inboundUnusual,
  ...groups,
  ...queues,
  ...outbound,
  ...internalAndMenu,
  ...blindTransfers,
  ...attendedTransfers,
  ...takenByOthers,
  ...forwarding,
  ...outboundUnusual,
  ...specialCases,
];
