import type { AmiHeaders } from './trace.ts';

/** Headers of a channel snapshot, which `CoreShowChannels` repeats. */
const SNAPSHOT = [
  'Channel',
  'ChannelState',
  'ChannelStateDesc',
  'CallerIDNum',
  'CallerIDName',
  'ConnectedLineNum',
  'ConnectedLineName',
  'Language',
  'AccountCode',
  'Context',
  'Exten',
  'Priority',
  'Uniqueid',
  'Linkedid',
] as const;

/** The channels alive after the events sent so far, and what their variables were set to. */
export class LiveChannels {
  readonly #channels = new Map<string, Record<string, string>>();
  readonly #variables = new Map<string, string>();

  see(headers: AmiHeaders): void {
    const uniqueid = text(headers, 'Uniqueid');
    if (uniqueid === '') return;
    if (headers['Event'] === 'Newchannel') this.#channels.set(uniqueid, { BridgeId: '' });
    const channel = this.#channels.get(uniqueid);
    if (channel === undefined) return;
    for (const name of SNAPSHOT) if (name in headers) channel[name] = text(headers, name);
    this.#apply(headers, channel);
  }

  /** Rows of `CoreShowChannels`, without `Event` and `ActionID`. */
  rows(): AmiHeaders[] {
    return [...this.#channels.values()].map((channel) => ({
      ...channel,
      Application: 'Dial',
      ApplicationData: '',
      Duration: '00:00:00',
    }));
  }

  /** Value of a channel's variable; '' when it was never set, as Asterisk says it. */
  variable(channel: string, name: string): string {
    return this.#variables.get(`${channel} ${name}`) ?? '';
  }

  #apply(headers: AmiHeaders, channel: Record<string, string>): void {
    switch (headers['Event']) {
      case 'BridgeEnter':
        channel['BridgeId'] = text(headers, 'BridgeUniqueid');
        return;
      case 'BridgeLeave':
        channel['BridgeId'] = '';
        return;
      case 'VarSet':
        this.#variables.set(
          `${text(headers, 'Channel')} ${text(headers, 'Variable')}`,
          text(headers, 'Value'),
        );
        return;
      case 'Hangup':
        this.#channels.delete(text(headers, 'Uniqueid'));
        return;
      default:
    }
  }
}

function text(headers: AmiHeaders, name: string): string {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}
