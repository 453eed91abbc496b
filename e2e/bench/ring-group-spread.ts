import { ScriptedAsterisk } from '@planfix-asterisk/testing';
import { ApiClient, admin } from '../product/api-client.ts';
import { startProduct } from '../product/running-product.ts';
import { Arrivals } from './arrivals.ts';

const secret = 'secret-of-the-bench';
const phones = Array.from({ length: 10 }, (_, index) => String(101 + index));
const client = 'PJSIP/carrier-1-00000001';
const linkedid = '1795500000.1';

/** Ten phones ring at once while PlanFix takes 150 ms for each answer: how far apart do their pop-ups leave? */
export async function ringGroupSpread(): Promise<void> {
  const asterisk = await ScriptedAsterisk.start({ secret });
  const planfix = new Arrivals(150);
  await planfix.start();
  const running = await startProduct({
    planfix: { url: planfix.url, token: 'token' },
    ami: [{ name: 'main', host: '127.0.0.1', port: asterisk.port, username: 'planfix', secret }],
    admin,
    employees: phones.map((extension) => ({ extension, shortNumber: extension })),
  });
  const api = await new ApiClient(running.url).signIn();
  await api.pbxConnected();
  asterisk.send(
    {
      Event: 'Newchannel',
      ...channel(client, linkedid),
      ChannelState: '4',
      CallerIDNum: '74957654321',
      Exten: '74951234600',
    },
    ...phones.map((phone, index) => ({
      Event: 'DialBegin',
      ...channel(client, linkedid),
      DestChannel: `PJSIP/${phone}-0000000${index}`,
      DestUniqueid: `1795500000.${index + 2}`,
      DestLinkedid: linkedid,
      DestChannelState: '0',
      DialString: phone,
    })),
  );
  const until = Date.now() + 5000;
  while (planfix.at.size < phones.length && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const arrivals = [...planfix.at.values()];
  const spread = Math.max(...arrivals) - Math.min(...arrivals);
  console.log(
    `ring group of ${phones.length}, PlanFix answers in 150 ms: ${arrivals.length} pop-ups within ${spread.toFixed(1)} ms (goal: at most 50)`,
  );
  await running.stop();
  await asterisk.stop();
  planfix.stop();
}

function channel(name: string, uniqueid: string): Record<string, string> {
  return { Channel: name, Uniqueid: uniqueid, Linkedid: linkedid };
}
