import { setTimeout as sleep } from 'node:timers/promises';
import { AmiClient, type AmiAccess } from '../ami/ami-client.ts';
import { within } from './within.ts';

/** Logs in as soon as Asterisk listens, and waits until it has loaded everything. */
export async function connectWhenReady(access: AmiAccess, limitMs: number): Promise<AmiClient> {
  let booted: () => void = () => undefined;
  const fullyBooted = new Promise<void>((resolve) => (booted = resolve));
  const client = await untilConnected(access, limitMs, (event) => {
    if (event['Event'] === 'FullyBooted') booted();
  });
  await within(limitMs, 'Asterisk to be fully booted', fullyBooted);
  return client;
}

async function untilConnected(
  access: AmiAccess,
  limitMs: number,
  onEvent: Parameters<typeof AmiClient.connect>[1],
): Promise<AmiClient> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    try {
      return await AmiClient.connect(access, onEvent);
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`No AMI on port ${access.port}`, { cause: error });
      await sleep(100);
    }
  }
}
