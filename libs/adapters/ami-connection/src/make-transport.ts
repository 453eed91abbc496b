import type { AmiTransport, AmiTransportOptions } from './ami-transport.ts';
import { ManagerTransport } from './manager-transport.ts';
import { NativeTransport } from './native-transport.ts';

/** The transport the settings ask for; asterisk-manager has no TLS, so TLS is always the native one. */
export function makeTransport(options: AmiTransportOptions): AmiTransport {
  const { tls, transport } = options.node;
  return tls || transport === 'native' ? new NativeTransport(options) : new ManagerTransport(options);
}
