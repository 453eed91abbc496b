import { BlockList, isIPv6 } from 'node:net';

/**
 * Whose word on the address of a visitor is believed, for Express: proxies on this machine and those of the settings,
 * which may change while the server runs.
 */
export function trustedProxies(proxies: () => readonly string[]): (address: string | undefined) => boolean {
  let known: readonly string[] = [];
  let list = listOf(known);
  return (address) => {
    if (address === undefined) return false;
    if (known !== proxies()) {
      known = proxies();
      list = listOf(known);
    }
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return list.check(plain, familyOf(plain));
  };
}

function listOf(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of ['127.0.0.0/8', '::1', ...proxies]) {
    const [address = '', prefix] = proxy.split('/');
    const family = familyOf(address);
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');
