import { createTrackerState, restoreTracker, trackerRules } from '@planfix-asterisk/calls';
import type { TrackerRules, TrackerState } from '@planfix-asterisk/calls';
import type { NodeStatus, Settings } from '@planfix-asterisk/contracts';
import { PbxNode } from './pbx-node.ts';
import type { PbxNodeParts } from './pbx-node.ts';

export type NodeRooms = Pick<PbxNodeParts, 'journal' | 'feed' | 'clock' | 'log'>;

/** The PBX nodes of the settings, each connected; a change touches only the nodes it is about. */
export class PbxNodes {
  readonly #rooms: NodeRooms;
  readonly #nodes = new Map<string, PbxNode>();
  /** Messages given up by nodes that are gone since. */
  #droppedBefore = 0;

  constructor(rooms: NodeRooms) {
    this.#rooms = rooms;
  }

  async apply(settings: Settings): Promise<void> {
    const wanted = new Set(settings.ami.map(({ name }) => name));
    for (const name of this.#nodes.keys()) if (!wanted.has(name)) await this.#remove(name);
    for (const node of settings.ami) {
      const rules = rulesOf(settings, node.name);
      const running = this.#nodes.get(node.name);
      running?.changeRules(rules);
      await running?.changeSettings(node);
      if (running === undefined) {
        const last = await this.#lastRun(node.name);
        this.#nodes.set(node.name, new PbxNode({ ...this.#rooms, settings: node, rules, ...last }));
      }
    }
  }

  statuses(): NodeStatus[] {
    return [...this.#nodes.values()].map(({ status }) => status);
  }

  async reconnect(name: string): Promise<boolean> {
    const node = this.#nodes.get(name);
    await node?.reconnect();
    return node !== undefined;
  }

  held(): { messages: number; dropped: number } {
    const sum = { messages: 0, dropped: this.#droppedBefore };
    for (const node of this.#nodes.values()) {
      const { messages, dropped } = node.held();
      sum.messages += messages;
      sum.dropped += dropped;
    }
    return sum;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#nodes.keys()].map((name) => this.#remove(name)));
  }

  async #remove(name: string): Promise<void> {
    const node = this.#nodes.get(name);
    if (node === undefined) return;
    this.#nodes.delete(name);
    await node.stop();
    this.#droppedBefore += node.held().dropped;
  }

  /** A restart goes on in mid-call. A state of another version is given up: the snapshot finds the calls again. */
  async #lastRun(node: string): Promise<{ state: TrackerState; heardUntil: number | undefined }> {
    const { journal, log } = this.#rooms;
    const [stored, heardUntil] = await Promise.all([journal.trackedCalls(node), journal.heardUntil(node)]);
    try {
      return { state: restoreTracker(stored), heardUntil };
    } catch (error) {
      log.warn({ event: 'tracker-state-unreadable', node, error });
      return { state: createTrackerState(), heardUntil };
    }
  }
}

/** One PBX keeps its own call ids; several might give the same id twice. */
function rulesOf(settings: Settings, node: string): TrackerRules {
  return trackerRules(settings, node, settings.ami.length > 1 ? `${node}-` : '');
}
