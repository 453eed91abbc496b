import { setTimeout as sleep } from 'node:timers/promises';
import type { AmiClient } from '../ami/ami-client.ts';
import { header } from '../ami/ami-message.ts';

export const phones = ['101', '102', '103', '104', '105', '106', '120', '9120'] as const;
const limitMs = 20_000;

/** Waits until the PBX knows where to ring each phone. */
export async function allRegistered(pbx: AmiClient): Promise<void> {
  const deadline = Date.now() + limitMs;
  for (const phone of phones) {
    while (!(await isRegistered(pbx, phone))) {
      if (Date.now() > deadline) throw new Error(`Phone ${phone} did not register`);
      await sleep(50);
    }
  }
}

async function isRegistered(pbx: AmiClient, phone: string): Promise<boolean> {
  const answer = await pbx.ask({ Action: 'Getvar', Variable: `PJSIP_DIAL_CONTACTS(${phone})` });
  return header(answer, 'Value') !== '';
}
