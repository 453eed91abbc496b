import type { AmiClient } from '../ami/ami-client.ts';
import { header, type AmiMessage } from '../ami/ami-message.ts';
import { formatSteps, type Step } from './step.ts';
import { within } from './within.ts';

export type Origination = {
  /** `PJSIP/<number>@<endpoint of the world>` */
  readonly channel: string;
  readonly callerNumber: string;
  readonly steps: readonly Step[];
  readonly givesUpAfterMs: number;
};

/** Drives the Asterisk that plays all phones and carriers. */
export class World {
  private readonly ami: AmiClient;
  private readonly rung = new Map<string, string>();
  private readonly live = new Set<string>();
  private readonly changes = new Set<() => void>();
  private originations = 0;

  constructor(ami: AmiClient) {
    this.ami = ami;
    ami.onEvent((event) => this.note(event));
  }

  /** What the party does with the calls it gets from now on. */
  async instruct(party: string, steps: readonly Step[]): Promise<void> {
    await this.ami.perform({ Action: 'Setvar', Variable: `PLAYS_${party}`, Value: formatSteps(steps) });
  }

  /** Places a call and gives the id of its channel here. */
  async originate(call: Origination): Promise<string> {
    this.originations += 1;
    const id = `placed-${process.pid}-${this.originations}`;
    this.live.add(id);
    await this.ami.perform({
      Action: 'Originate',
      Channel: call.channel,
      ChannelId: id,
      CallerID: `"${call.callerNumber}" <${call.callerNumber}>`,
      Timeout: String(call.givesUpAfterMs),
      Context: 'talking',
      Exten: 's',
      Priority: '1',
      Variable: `STEPS=${formatSteps(call.steps)}`,
      Async: 'true',
    });
    return id;
  }

  /** Ends what the party is doing with the PBX's call. */
  async hangUpRung(party: string): Promise<void> {
    const id = this.rung.get(party);
    if (id === undefined) throw new Error(`${party} has no call to hang up`);
    await this.hangUp(id);
  }

  async hangUp(id: string): Promise<void> {
    await this.ami.perform({ Action: 'Hangup', Channel: id, Cause: '16' });
  }

  /**
   * The two calls of one phone become one of the others: a REFER in the call it was rung for, whose target replaces
   * the call it placed. So a desk phone transfers after having asked.
   */
  async handOver(party: string, consultation: string): Promise<void> {
    const rung = this.rung.get(party);
    if (rung === undefined) throw new Error(`${party} has no call to hand over`);
    const callId = await this.read(consultation, 'call-id');
    const ourTag = await this.read(consultation, 'local_tag');
    const theirTag = await this.read(consultation, 'remote_tag');
    const replaces = encodeURIComponent(`${callId};to-tag=${theirTag};from-tag=${ourTag}`);
    await this.ami.perform({ Action: 'Setvar', Channel: rung, Variable: 'REPLACES', Value: replaces });
    await this.ami.perform({
      Action: 'Redirect',
      Channel: rung,
      Context: 'handing-over',
      Exten: 's',
      Priority: '1',
    });
  }

  async isRung(party: string, limitMs: number): Promise<void> {
    await this.until(() => this.rung.has(party), limitMs, `${party} to be rung`);
  }

  async isOver(id: string, limitMs: number): Promise<void> {
    await this.until(() => !this.live.has(id), limitMs, `the caller ${id} to be done`);
  }

  private async read(channel: string, item: string): Promise<string> {
    const answer = await this.ami.perform({
      Action: 'Getvar',
      Channel: channel,
      Variable: `CHANNEL(pjsip,${item})`,
    });
    return header(answer, 'Value');
  }

  private note(event: AmiMessage): void {
    const id = header(event, 'Uniqueid');
    // The last line of its dialplan: what it does with this call is read, a new instruction is for the next.
    if (
      event['Event'] === 'Newexten' &&
      header(event, 'Context') === 'rung' &&
      header(event, 'Application') === 'Goto'
    )
      this.rung.set(header(event, 'Exten'), id);
    else if (event['Event'] === 'Hangup') this.forget(id);
    else if (event['Event'] === 'OriginateResponse' && event['Response'] === 'Failure') this.forget(id);
    else return;
    for (const listener of this.changes) listener();
  }

  private forget(id: string): void {
    this.live.delete(id);
    for (const [party, channel] of this.rung) if (channel === id) this.rung.delete(party);
  }

  private async until(isSo: () => boolean, limitMs: number, what: string): Promise<void> {
    if (isSo()) return;
    let listener = (): void => undefined;
    const so = new Promise<void>((resolve) => {
      listener = () => {
        if (isSo()) resolve();
      };
      this.changes.add(listener);
    });
    await within(limitMs, what, so).finally(() => this.changes.delete(listener));
  }
}
