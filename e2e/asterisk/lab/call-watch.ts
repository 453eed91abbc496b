import type { AmiClient } from '../ami/ami-client.ts';
import { header, type AmiMessage } from '../ami/ami-message.ts';
import { within } from './within.ts';

type Birth = { readonly event: AmiMessage; readonly root: string };
type BirthListener = (birth: Birth) => void;

/**
 * Follows which channels belong to which call, so that a scenario knows when its call is over. A channel stays with the
 * call it was born in: that the PBX later counts it to another one (pick-up, parking) does not matter here.
 */
export class CallWatch {
  private readonly live = new Map<string, Set<string>>();
  private readonly rootOf = new Map<string, string>();
  private readonly births = new Set<BirthListener>();
  private readonly ends = new Set<() => void>();

  constructor(ami: AmiClient) {
    ami.onEvent((event) => {
      if (event['Event'] === 'Newchannel') this.begin(event);
      if (event['Event'] === 'Hangup') this.end(header(event, 'Uniqueid'));
    });
  }

  /** The next call whose first channel looks like this. Ask before the call is placed. */
  nextCall(looksRight: (event: AmiMessage) => boolean): { readonly root: Promise<string>; forget(): void } {
    let listener: BirthListener = () => undefined;
    const root = new Promise<string>((resolve) => {
      listener = (birth) => {
        if (header(birth.event, 'Uniqueid') !== birth.root || !looksRight(birth.event)) return;
        this.births.delete(listener);
        resolve(birth.root);
      };
      this.births.add(listener);
    });
    return { root, forget: () => void this.births.delete(listener) };
  }

  async ended(root: string, limitMs: number): Promise<void> {
    if (!this.live.has(root)) return;
    let listener = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      listener = () => {
        if (!this.live.has(root)) resolve();
      };
      this.ends.add(listener);
    });
    const what = `the end of call ${root}`;
    await within(limitMs, what, over).finally(() => this.ends.delete(listener));
  }

  private begin(event: AmiMessage): void {
    const uniqueid = header(event, 'Uniqueid');
    const linkedid = header(event, 'Linkedid');
    const root = this.rootOf.get(linkedid) ?? linkedid;
    this.rootOf.set(uniqueid, root);
    const channels = this.live.get(root) ?? new Set();
    this.live.set(root, channels.add(uniqueid));
    for (const listener of this.births) listener({ event, root });
  }

  private end(uniqueid: string): void {
    const root = this.rootOf.get(uniqueid);
    if (root === undefined) return;
    this.rootOf.delete(uniqueid);
    const channels = this.live.get(root);
    channels?.delete(uniqueid);
    if (channels?.size !== 0) return;
    this.live.delete(root);
    for (const listener of this.ends) listener();
  }
}
