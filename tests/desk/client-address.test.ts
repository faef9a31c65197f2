import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { clientAddress, parseProxies, type TrustedProxies } from '#server/desk/client-address.ts';

function addressOf(remoteAddress: string, forwarded: string | undefined, proxies: TrustedProxies | null) {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientAddress({ headers, socket: { remoteAddress } } as unknown as IncomingMessage, proxies);
}

test('[X31] without a proxy the connection has the word, whatever is forwarded', () => {
  for (const forwarded of [undefined, '203.0.113.9', '203.0.113.9, 10.0.0.1', 'nonsense', '']) {
    assert.equal(addressOf('192.0.2.1', forwarded, null), '192.0.2.1');
  }
  assert.equal(addressOf('::ffff:192.0.2.1', undefined, null), '192.0.2.1');
});

test('[X31] of what a configured proxy forwards, only what it added itself counts', () => {
  const proxies = parseProxies('127.0.0.1, 10.0.0.0/8, fd00::/8');
  assert.equal(addressOf('127.0.0.1', '203.0.113.9', proxies), '203.0.113.9');
  assert.equal(addressOf('127.0.0.1', 'evil, 198.51.100.7, 203.0.113.9', proxies), '203.0.113.9');
  assert.equal(addressOf('127.0.0.1', '198.51.100.7, 203.0.113.9, 10.1.2.3', proxies), '203.0.113.9');
  assert.equal(addressOf('127.0.0.1', undefined, proxies), '127.0.0.1');
  assert.equal(addressOf('127.0.0.1', 'not an address', proxies), '127.0.0.1');
  assert.equal(addressOf('192.0.2.1', '203.0.113.9', proxies), '192.0.2.1', 'no proxy of ours');
});

test('[X31] whoever has one IPv6 address has its whole network', () => {
  const one = addressOf('2001:db8:0:1::1', undefined, null);
  assert.equal(addressOf('2001:db8::1:ffff:1:2:3', undefined, null), one);
  assert.equal(addressOf('2001:0db8:0000:0001:1:2:3:4', undefined, null), one);
  assert.notEqual(addressOf('2001:db8:0:2::1', undefined, null), one);
  assert.equal(addressOf('::1', undefined, null), '0:0:0:0::/64');
});

test('[X31] a proxy that is no address is refused', () => {
  for (const text of ['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '', '10.0.0.0/x', '127.0.0.1,']) {
    assert.equal(parseProxies(text), null, text);
  }
});
