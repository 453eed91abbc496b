import type { AmiAction } from '@planfix-asterisk/ami';
import type { ClickOrder, ClickToCallSettings } from '@planfix-asterisk/contracts';

export interface ClickIds {
  readonly callId: string;
  readonly otherId: string;
}

/** The order to the PBX: ring this channel, and when it is picked up dial the client. */
export function originate(
  { extension, number, dialled }: ClickOrder,
  { channel, ids, settings }: { channel: string; ids: ClickIds; settings: ClickToCallSettings },
): AmiAction {
  return {
    Action: 'Originate',
    Channel: channel,
    Context: settings.context,
    Exten: dialled,
    Priority: '1',
    // FreePBX finds the employee's outside number and rights by the number; the name is free for the client.
    CallerID: `"${settings.showClient ? number : extension}" <${extension}>`,
    Timeout: String(settings.ringS * 1_000),
    Async: 'true',
    ChannelId: ids.callId,
    ...(channel.startsWith('Local/') ? { OtherChannelId: ids.otherId } : {}),
  };
}
