import { header, type AmiMessage } from './ami-message.ts';

const tellingVariables =
  /MIXMON|CALLFILENAME|DIALSTATUS|FROM_DID|TRANSFER|FORWARDERNAME|EXTTOCALL|PICKUPMARK|BRIDGEPEER|DIALEDPEER|QUEUE|QAGENT|NODEST|REC_STATUS|VM/;

/** One event as a line of a trace file; nothing for what no trace keeps. */
export function traceLine(
  event: AmiMessage,
  { seconds, full }: { readonly seconds: number; readonly full: boolean },
): string | undefined {
  const { Event: name, ...headers } = event;
  if (typeof name !== 'string' || name === 'TestEvent') return undefined;
  if (!full && isNoise(name, event)) return undefined;
  return JSON.stringify({ t: Number(seconds.toFixed(3)), event: name, ...headers });
}

function isNoise(name: string, event: AmiMessage): boolean {
  if (name === 'Newexten' || name.startsWith('RTCP')) return true;
  return name === 'VarSet' && !tellingVariables.test(header(event, 'Variable'));
}
