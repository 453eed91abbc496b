import { hostname } from 'node:os';
import type { Settings } from '@planfix-asterisk/contracts';
import type { MessageFrame } from './compose-message.ts';

/** Who looks after many customers must see at once which one it is: by the panel's address, else by PlanFix's. */
export function messageFrame(
  { publicUrl, planfix, alerts: { language } }: Settings,
  at: number,
): MessageFrame {
  const known = [publicUrl, planfix?.url].find((url) => url !== undefined);
  return {
    at,
    language,
    instance: known === undefined ? hostname() : new URL(known).host,
    panelUrl: publicUrl,
  };
}
