import { AmiClient, type AmiAccess } from '../ami/ami-client.ts';
import { header } from '../ami/ami-message.ts';
import type { CallWatch } from './call-watch.ts';
import type { Click, PlacedCall } from './lab.ts';
import { within } from './within.ts';

const longestCallMs = 60_000;
const ringingMs = 10_000;

export async function clickToCall(watch: CallWatch, access: AmiAccess, click: Click): Promise<PlacedCall> {
  const next = watch.nextCall((event) => header(event, 'Channel').startsWith(click.channel));
  const ami = await AmiClient.connect(access);
  try {
    await ami.perform({
      Action: 'Originate',
      Channel: click.channel,
      Context: 'from-internal',
      Exten: click.number,
      Priority: '1',
      CallerID: click.extension,
      Timeout: String(ringingMs),
      Async: 'true',
    });
    const linkedid = await within(3_000, `${click.channel} to be rung`, next.root);
    return {
      linkedid,
      callerChannel: '',
      hangUp: () => Promise.reject(new Error('Let the phone hang up by its steps')),
      ended: () => watch.ended(linkedid, longestCallMs),
    };
  } finally {
    next.forget();
    ami.close();
  }
}
