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
  readonly #bridges = new Map<string, AmiHeaders>();

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

  /** Events of `BridgeList`, its end included. */
  bridgeRows(): AmiHeaders[] {
    const ids = new Set([...this.#channels.values()].map((channel) => channel['BridgeId'] ?? ''));
    ids.delete('');
    const rows = [...ids].map((id) => ({
      Event: 'BridgeListItem',
      BridgeUniqueid: id,
      ...(this.#bridges.get(id) ?? {}),
    }));
    const end = { Event: 'BridgeListComplete', EventList: 'Complete', ListItems: String(rows.length) };
    return [...rows, end];
  }

  /** Value of a channel's variable; '' when it was never set, as Asterisk says it. */
  variable(channel: string, name: string): string {
    return this.#variables.get(`${channel} ${name}`) ?? '';
  }

  #apply(headers: AmiHeaders, channel: Record<string, string>): void {
    switch (headers['Event']) {
      case 'BridgeEnter':
        channel['BridgeId'] = text(headers, 'BridgeUniqueid');
        this.#bridges.set(channel['BridgeId'], {
          BridgeType: text(headers, 'BridgeType'),
          BridgeTechnology: text(headers, 'BridgeTechnology'),
        });
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
