import { randomBytes } from 'node:crypto';
import { freePorts } from '../instance/free-ports.ts';

/** Ports and secrets of one lab, under the names its configuration files use. */
export async function labWords() {
  const [pbxAmiPort = 0, worldAmiPort = 0] = await freePorts(['tcp', 'tcp']);
  const [pbxSipPort = 0, phonesSipPort = 0, carrier1SipPort = 0, carrier2SipPort = 0] = await freePorts([
    'udp',
    'udp',
    'udp',
    'udp',
  ]);
  const secret = (): string => randomBytes(12).toString('hex');
  return {
    pbxAmiPort,
    worldAmiPort,
    pbxSipPort,
    phonesSipPort,
    carrier1SipPort,
    carrier2SipPort,
    planfixSecret: secret(),
    labSecret: secret(),
    phoneSecret: secret(),
  };
}
