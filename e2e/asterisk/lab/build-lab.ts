import type { AmiClient } from '../ami/ami-client.ts';
import type { AmiMessage } from '../ami/ami-message.ts';
import { CallWatch } from './call-watch.ts';
import { clickToCall } from './click-to-call.ts';
import type { Lab, Phone } from './lab.ts';
import { comesFromOutside, comesFromPhone, placeCall } from './place-call.ts';
import { within } from './within.ts';
import { World } from './world.ts';

export type LabFacts = Pick<
  Lab,
  'version' | 'release' | 'ami' | 'adminAmi' | 'admin' | 'recordingsDirectory' | 'runFolder'
>;

/** The handles by which a test plays calls, over the two running Asterisks. */
export function buildLab(facts: LabFacts, worldAmi: AmiClient, stop: () => Promise<void>): Lab {
  const parties = { world: new World(worldAmi), watch: new CallWatch(facts.admin) };
  const { world } = parties;
  const phone = (extension: string): Phone => ({
    will: (...steps) => world.instruct(extension, steps),
    calls: (number, options) =>
      placeCall(
        parties,
        {
          channel: `PJSIP/${number}@${extension}`,
          callerNumber: extension,
          looksLike: comesFromPhone(extension, number),
        },
        options,
      ),
    isRung: () => world.isRung(extension, 10_000),
    hangsUp: () => world.hangUpRung(extension),
    handsOver: (to) => world.handOver(extension, to.callerChannel),
  });
  return {
    ...facts,
    phone,
    numberWill: (number, steps, trunk) =>
      world.instruct(trunk === 'carrier-2' ? `2_${number}` : number, steps),
    callIn: (did, options) =>
      placeCall(
        parties,
        {
          channel: `PJSIP/${did}@outside`,
          callerNumber: options.from,
          looksLike: comesFromOutside(options.from, did),
        },
        options,
      ),
    forward: (extension, number, when = 'always') =>
      setForward(facts.admin, { Family: when === 'always' ? 'CF' : 'CFU', Key: extension }, number),
    clickToCall: (click) => clickToCall(parties.watch, facts.ami, click),
    sees: (name, looksRight) => nextEvent(facts.admin, name, looksRight),
    async stop() {
      facts.admin.close();
      worldAmi.close();
      await stop();
    },
  };
}

async function setForward(
  admin: AmiClient,
  entry: { readonly Family: string; readonly Key: string },
  number: string | undefined,
): Promise<void> {
  if (number === undefined) await admin.perform({ Action: 'DBDel', ...entry });
  else await admin.perform({ Action: 'DBPut', ...entry, Val: number });
}

async function nextEvent(
  admin: AmiClient,
  name: string,
  looksRight: (event: AmiMessage) => boolean,
): Promise<AmiMessage> {
  let forget = (): void => undefined;
  const seen = new Promise<AmiMessage>((resolve) => {
    forget = admin.onEvent((event) => {
      if (event['Event'] === name && looksRight(event)) resolve(event);
    });
  });
  return within(15_000, `the event ${name}`, seen).finally(forget);
}
