import { PbxChecks } from '@planfix-asterisk/doctor';
import type { Checkup, DoctorReport, PanelSettings } from '@planfix-asterisk/contracts';
import { maskPhones, recentLines } from '@planfix-asterisk/runtime';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import type { SettingsService } from '@planfix-asterisk/settings';
import { freeBytesOf } from '../alerts/observe.ts';
import type { DashboardView } from '../dashboard/dashboard-view.ts';
import {
  callRecordsCheckup,
  clockCheckup,
  diskCheckup,
  pbxCheckups,
  planfixCheckups,
  recordingsCheckup,
  settingsCheckups,
  stateCheckups,
} from './checkups.ts';

export interface DoctorParts {
  readonly settings: SettingsService;
  readonly view: Pick<DashboardView, 'now'>;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly version: string;
}

interface Diagnostics extends DoctorReport {
  readonly state: object;
  readonly settings: PanelSettings;
  /** What the process of the panel wrote last, a JSON line each. */
  readonly log: readonly string[];
}

/** A program may ask every second: PlanFix and the PBX are not asked as often. */
const freshMs = 10_000;

/** Looks at everything that has to be right, and says of each what is wrong. */
export class DoctorDesk {
  readonly #parts: DoctorParts;
  readonly #checks: PbxChecks;
  #recent: { readonly at: number; readonly report: Promise<DoctorReport> } | undefined;

  constructor(parts: DoctorParts) {
    this.#parts = parts;
    this.#checks = new PbxChecks(parts.settings, { clock: parts.clock });
  }

  async examine(): Promise<DoctorReport> {
    const { settings: service, view, dataDir, clock, version } = this.#parts;
    const settings = service.current();
    const { publicUrl } = service;
    const [state, freeBytes] = await Promise.all([view.now(), freeBytesOf(dataDir)]);
    const asked = await Promise.all([
      planfixCheckups(settings, publicUrl),
      this.#clocks(),
      recordingsCheckup(settings),
      callRecordsCheckup(settings),
    ]);
    const found = [
      stateCheckups(state, clock.now()),
      diskCheckup(freeBytes, settings.alerts.limits.freeSpaceMb),
      pbxCheckups(state.nodes),
      settingsCheckups(settings, publicUrl),
      ...asked,
    ];
    return { at: clock.now(), version, node: process.versions.node, checkups: found.flat() };
  }

  /** The same, not older than some seconds. */
  recent(): Promise<DoctorReport> {
    const now = this.#parts.clock.now();
    if (this.#recent === undefined || now - this.#recent.at > freshMs)
      this.#recent = { at: now, report: this.examine() };
    return this.#recent.report;
  }

  /** What helps who was asked for help: no secret, and most of each phone number hidden. */
  async diagnostics(): Promise<Diagnostics> {
    const { settings, view, log } = this.#parts;
    const report = await this.examine();
    const { running, ...state } = await view.now();
    const all = { ...report, state: { ...state, running: running.length }, settings: settings.forPanel() };
    const shown = JSON.parse(JSON.stringify(all, hidePhones)) as Omit<Diagnostics, 'log'>;
    // The log lost its numbers when it was written; the times in it would be taken for some.
    return { ...shown, log: recentLines(log) };
  }

  /** A log-in of its own: the links that follow the calls do not ask for the time. */
  async #clocks(): Promise<Checkup[]> {
    const nodes = this.#parts.settings.current().ami;
    return Promise.all(
      nodes.map(async ({ name, ...node }) => {
        const outcome = await this.#checks.check(node);
        return clockCheckup(name, outcome.status === 'checked' ? outcome.check.clockAheadMs : null);
      }),
    );
  }
}

const hidePhones = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? maskPhones(value) : value;
