import type { LiveChannels } from './live-channels.ts';
import type { ReceivedAction } from './received-action.ts';
import type { AmiHeaders } from './trace.ts';

export interface ScriptedAnswer {
  readonly response: 'Success' | 'Error';
  /** Headers of the response beside Response and ActionID. */
  readonly headers: AmiHeaders;
  /** Events sent right after it; each gets the action's ActionID. */
  readonly events?: readonly AmiHeaders[];
}

/** `undefined`: no answer at all. */
export type AnswerAction = (action: ReceivedAction) => ScriptedAnswer | undefined;

/** Answers by the action's name in lower case. */
export type Answers = Readonly<Record<string, AnswerAction>>;

export const success = (headers: AmiHeaders): ScriptedAnswer => ({ response: 'Success', headers });
export const refusal = (message: string): ScriptedAnswer => ({
  response: 'Error',
  headers: { Message: message },
});

/** Of what it lists to a user with the rights the product asks for, the actions the product looks for. */
const leastRights: AmiHeaders = {
  CoreShowChannels: 'List currently active channels.  (Priv: system,reporting,all)',
  Getvar: 'Gets a channel variable or function value.  (Priv: call,reporting,all)',
  Originate: 'Originate a call.  (Priv: originate,all)',
  Ping: 'Keepalive command.  (Priv: <none>)',
};

/** What Asterisk 16 answers to the actions the product uses. */
export function standardAnswers(channels: LiveChannels, version: string): Answers {
  return {
    ping: () => success({ Ping: 'Pong', Timestamp: '1795419200.000000' }),
    events: () => success({ Events: 'On' }),
    listcommands: () => success(leastRights),
    coresettings: () => success({ AMIversion: '5.0.4', AsteriskVersion: version }),
    coreshowchannels: () => ({
      ...success({ EventList: 'start', Message: 'Channels will follow' }),
      events: channelRows(channels),
    }),
    bridgelist: () => ({
      ...success({ EventList: 'start', Message: 'Bridge listing will follow' }),
      events: channels.bridgeRows(),
    }),
    getvar: (action) => {
      const name = action.header('Variable');
      return success({ Variable: name, Value: channels.variable(action.header('Channel'), name) });
    },
    originate: () => success({ Message: 'Originate successfully queued' }),
  };
}

function channelRows(channels: LiveChannels): AmiHeaders[] {
  const rows = channels.rows().map((row) => ({ Event: 'CoreShowChannel', ...row }));
  const end = { Event: 'CoreShowChannelsComplete', EventList: 'Complete', ListItems: String(rows.length) };
  return [...rows, end];
}
