import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Proxies in front of this server, whose word on where a request comes from is taken. */
export interface TrustedProxies {
  isTrusted(address: string): boolean;
}

/** Addresses and networks, separated by commas: "127.0.0.1, 10.0.0.0/8, fd00::/8". Null when one is neither. */
export function parseProxies(text: string): TrustedProxies | null {
  const list = new BlockList();
  for (const part of text.split(',')) {
    const [address = '', prefix, ...rest] = part.trim().split('/');
    const family = familyOf(address);
    if (family === null || rest.length > 0) return null;
    if (prefix === undefined) {
      list.addAddress(address, family);
      continue;
    }
    const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (!(bits <= (family === 'ipv4' ? 32 : 128))) return null;
    list.addSubnet(address, bits, family);
  }
  return {
    isTrusted(address) {
      const family = familyOf(address);
      return family !== null && list.check(address, family);
    },
  };
}

/**
 * Where a request comes from, for counting. What is forwarded is whatever the sender writes, so it is read only when a
 * configured proxy handed the request on, and from its end: up to the first address that is no proxy of ours.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  proxies: TrustedProxies | null,
): string {
  let address = plain(socket.remoteAddress ?? 'unknown');
  const forwarded = [headers['x-forwarded-for']].flat().join(',').split(',').map(plain);
  while (proxies?.isTrusted(address)) {
    const before = forwarded.pop();
    if (before === undefined || familyOf(before) === null) break;
    address = before;
  }
  return networkOf(address);
}

/** An IPv4 address that came by an IPv6 socket is the same address. */
function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
}

/** Whoever has one IPv6 address has 2^64 of them. */
function networkOf(address: string): string {
  if (familyOf(address) !== 'ipv6') return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  return version === 0 ? null : version === 4 ? 'ipv4' : 'ipv6';
}
