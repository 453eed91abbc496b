import { CallsAndDeliveries1764000000000 } from './1764000000000-calls-and-deliveries.ts';
import { SettingsAndAccounts1764000001000 } from './1764000001000-settings-and-accounts.ts';
import { PbxNodes1764000002000 } from './1764000002000-pbx-nodes.ts';
import { CallSteps1764000003000 } from './1764000003000-call-steps.ts';
import { MonthlyPartitions1764100000000 } from './1764100000000-monthly-partitions.ts';
import { SeveralProcesses1764100001000 } from './1764100001000-several-processes.ts';
import { CausesAndSkips1764200000000 } from './1764200000000-causes-and-skips.ts';
import { ReplayJobs1764200001000 } from './1764200001000-replay-jobs.ts';
import { Retention1764200002000 } from './1764200002000-retention.ts';
import { FewerIndexes1764200003000 } from './1764200003000-fewer-indexes.ts';
import { Alerts1764300000000 } from './1764300000000-alerts.ts';
import { SetupProgress1764800000000 } from './1764800000000-setup-progress.ts';
import { HourlyCounters1764700001000 } from './1764700001000-hourly-counters.ts';
import { BackFills1764900000000 } from './1764900000000-back-fills.ts';
import { LeanArrivals1764920000000 } from './1764920000000-lean-arrivals.ts';
import { PeopleOfThePanel1764700000000 } from './1764700000000-people-of-the-panel.ts';
import { Recordings1764910000000 } from './1764910000000-recordings.ts';

/** In order of their time stamps; only ever appended to. */
export const migrations = [
  CallsAndDeliveries1764000000000,
  SettingsAndAccounts1764000001000,
  PbxNodes1764000002000,
  CallSteps1764000003000,
  MonthlyPartitions1764100000000,
  SeveralProcesses1764100001000,
  CausesAndSkips1764200000000,
  ReplayJobs1764200001000,
  Retention1764200002000,
  FewerIndexes1764200003000,
  Alerts1764300000000,
  SetupProgress1764800000000,
  PeopleOfThePanel1764700000000,
  HourlyCounters1764700001000,
  BackFills1764900000000,
  Recordings1764910000000,
  LeanArrivals1764920000000,
];
