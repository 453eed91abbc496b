import { trackerRules } from '@planfix-asterisk/calls';
import type { NodeStatus, Settings } from '@planfix-asterisk/contracts';
import type { NodeRules, PbxNode } from './pbx-node.ts';
import { PbxSeat } from './pbx-seat.ts';
import type { SeatRooms } from './pbx-seat.ts';

/** The PBX nodes of the settings, each followed by one process; a change touches only the nodes it is about. */
export class PbxNodes {
  readonly #rooms: SeatRooms;
  readonly #seats = new Map<string, PbxSeat>();
  /** Messages given up by nodes that are gone since. */
  #droppedBefore = 0;

  constructor(rooms: SeatRooms) {
    this.#rooms = rooms;
  }

  async apply(settings: Settings): Promise<void> {
    const wanted = new Set(settings.ami.map(({ name }) => name));
    for (const name of this.#seats.keys()) if (!wanted.has(name)) await this.#remove(name);
    for (const node of settings.ami) {
      const rules = rulesOf(settings, node.name);
      const seat = this.#seats.get(node.name);
      seat?.changeRules(rules);
      await seat?.changeSettings(node);
      if (seat === undefined) await this.#add(new PbxSeat(this.#rooms, node, rules), node.name);
    }
  }

  /** Of those followed here. */
  statuses(): NodeStatus[] {
    return this.#followed().map(({ status }) => status);
  }

  /** While it is followed here. */
  followed(name: string): PbxNode | undefined {
    return this.#seats.get(name)?.node;
  }

  async reconnect(name: string): Promise<boolean> {
    const node = this.#seats.get(name)?.node;
    await node?.reconnect();
    return node !== undefined;
  }

  held(): { messages: number; dropped: number } {
    const sum = { messages: 0, dropped: this.#droppedBefore };
    for (const node of this.#followed()) {
      const { messages, dropped } = node.held();
      sum.messages += messages;
      sum.dropped += dropped;
    }
    return sum;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#seats.keys()].map((name) => this.#remove(name)));
  }

  #followed(): PbxNode[] {
    return [...this.#seats.values()].flatMap(({ node }) => node ?? []);
  }

  async #add(seat: PbxSeat, name: string): Promise<void> {
    this.#seats.set(name, seat);
    await seat.settled();
  }

  async #remove(name: string): Promise<void> {
    const seat = this.#seats.get(name);
    if (seat === undefined) return;
    this.#seats.delete(name);
    const { node } = seat;
    await seat.stop();
    this.#droppedBefore += node?.held().dropped ?? 0;
  }
}

/** One PBX keeps its own call ids; several might give the same id twice. */
function rulesOf(settings: Settings, node: string): NodeRules {
  const callIdPrefix = settings.ami.length > 1 ? `${node}-` : '';
  const { analytics, employees } = settings;
  return {
    tracker: (devices) => trackerRules(settings, { node, callIdPrefix, devices }),
    extras: { analytics, employeeNames: new Map(employees.map(({ extension, name }) => [extension, name])) },
  };
}
