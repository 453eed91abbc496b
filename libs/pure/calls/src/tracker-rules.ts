import type { Employee } from './call-event.ts';
import { defaultPolicy } from './call-policy.ts';
import type { CallPolicy } from './call-policy.ts';
import { normaliseNumber } from './normalise-number.ts';
import type { NumberRules } from './normalise-number.ts';

export interface LineRules {
  readonly isEnabled: boolean;
  /** Who is told of calls of this line that rang nobody (rule 12). */
  readonly lostCallsTo?: Employee;
}

/** What the tracker must know of one PBX node. */
export interface TrackerRules {
  readonly node: string;
  /** '' for a single node; keeps the ids of several nodes apart. */
  readonly callIdPrefix: string;
  /** By extension; switched-off employees are left out. */
  readonly employees: ReadonlyMap<string, Employee>;
  /** Extensions of all employees, the switched-off ones included: their phones are no trunks. */
  readonly extensions: ReadonlySet<string>;
  /** Phones that are not named like their extension (FreePBX's Device & User mode): endpoint -> extension. */
  readonly devices: ReadonlyMap<string, string>;
  /** Endpoint names that are trunks; empty: every endpoint that is no extension. */
  readonly trunks: ReadonlySet<string>;
  /** By normalised number. */
  readonly lines: ReadonlyMap<string, LineRules>;
  readonly numbers: NumberRules;
  readonly policy: CallPolicy;
}

interface SettingsOfTracker {
  readonly employees: readonly {
    extension: string;
    shortNumber: string;
    enabled: boolean;
    devices?: readonly string[] | undefined;
  }[];
  readonly trunks: readonly string[];
  readonly lines: readonly { number: string; lostCalls?: string | undefined; enabled: boolean }[];
  readonly numbers: { country: string; internal: string; outsidePrefix: string; anonymousAs: string };
  readonly policy?: CallPolicy;
}

export interface OfNode {
  readonly node: string;
  readonly callIdPrefix?: string;
  /** What the PBX itself says of its phones: endpoint -> extension. */
  readonly devices?: ReadonlyMap<string, string>;
}

export function numberRules(numbers: SettingsOfTracker['numbers']): NumberRules {
  return { ...numbers, internal: new RegExp(numbers.internal) };
}

/** The settings of the instance as the tracker of one node needs them. */
export function trackerRules(settings: SettingsOfTracker, of: OfNode): TrackerRules {
  const numbers = numberRules(settings.numbers);
  const employees = new Map(
    settings.employees
      .filter((employee) => employee.enabled)
      .map(({ extension, shortNumber }) => [extension, { extension, shortNumber }]),
  );
  const lines = settings.lines.map((line): [string, LineRules] => [
    normaliseNumber(line.number, numbers) ?? line.number,
    { isEnabled: line.enabled, lostCallsTo: employees.get(line.lostCalls ?? '') },
  ]);
  const extensions = new Set(settings.employees.map(({ extension }) => extension));
  const named = settings.employees.flatMap(({ extension, devices = [] }) =>
    devices.map((device) => [device, extension] as const),
  );
  return {
    node: of.node,
    callIdPrefix: of.callIdPrefix ?? '',
    employees,
    extensions,
    devices: new Map([...(of.devices ?? []), ...named]),
    trunks: new Set(settings.trunks),
    lines: new Map(lines),
    numbers,
    policy: settings.policy ?? defaultPolicy,
  };
}
