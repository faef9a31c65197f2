import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { NextRequest } from 'next/server.js';
import { securityHeaders } from '#server/http/security-headers.ts';
import { unreadAnswer } from '#server/http/unread-requests.ts';
import { type ServedNight, serveNight } from '#tests/support/served-night.ts';
import { ALDER } from '#tests/support/tiny-election.ts';
import { proxy } from '../../proxy.ts';

let served: ServedNight;
before(async () => {
  served = await serveNight();
});
after(() => served.close());

test('[X4] every address answers with the headers that keep a browser careful, errors too', async () => {
  const { hash } = served.night.pack;
  for (const path of [
    '/',
    '/api/v1/snapshot',
    '/api/v1/events?after=x',
    '/api/v1/nothing',
    `/reference/${hash}.css`,
    '/healthz',
    '/metrics',
    '/socket.io/?EIO=4&transport=polling',
    '/socket.io/?EIO=4&transport=nothing',
    `/${'x'.repeat(3000)}`,
  ]) {
    const { headers } = await fetch(served.address + path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'strict-origin-when-cross-origin', path);
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', path);
    assert.match(headers.get('cross-origin-resource-policy') ?? '', /^(same|cross)-origin$/, path);
    assert.match(
      headers.get('content-security-policy') ?? '',
      /default-src 'none'.*frame-ancestors 'none'/,
      path,
    );
    assert.match(headers.get('permissions-policy') ?? '', /camera=\(\)/, path);
    for (const banner of ['server', 'x-powered-by']) assert.equal(headers.get(banner), null, path);
  }
});

test('[X4] over https a browser is told to stay there', () => {
  const names = (isHttps: boolean) => securityHeaders({ isHttps }).map(([name]) => name);
  assert.ok(names(true).includes('strict-transport-security'));
  assert.ok(!names(false).includes('strict-transport-security'));
});

test('[X4] what cannot be read as a request is answered with the same headers', async () => {
  const UNREAD = {
    'NONSENSE\r\n\r\n': 400,
    [`GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`]: 431,
    'GET / HTTP/1.1\r\nConnection: close\r\n\r\n': 400,
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: wonders\r\n\r\n': 417,
  };
  for (const [request, status] of Object.entries(UNREAD)) {
    const heard = await raw(request);
    assert.match(heard, new RegExp(`^HTTP/1\\.1 ${status} `), request.slice(0, 80));
    for (const [name, value] of securityHeaders({ isHttps: false })) {
      assert.ok(heard.includes(`\r\n${name}: ${value}\r\n`), `${name} of ${request.slice(0, 80)}`);
    }
  }
  assert.match(
    unreadAnswer('ERR_HTTP_REQUEST_TIMEOUT', true),
    /^HTTP\/1\.1 408 .*strict-transport-security/s,
  );
});

test('[X5] every page has a nonce of its own, and what a client sends as its policy is not used', () => {
  const policies = Array.from({ length: 500 }, () =>
    policyOf({ 'content-security-policy': "script-src 'nonce-evil'" }),
  );
  assert.equal(new Set(policies).size, 500);
  for (const policy of policies) assert.ok(!policy.includes('evil'));
  const [policy = ''] = policies;
  assert.match(policy, /script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'(;|$)/);
  for (const part of [
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]) {
    assert.ok(policy.split('; ').includes(part), part);
  }
  for (const never of ["'unsafe-inline'", "'unsafe-eval'", 'upgrade-insecure-requests']) {
    assert.ok(!policy.includes(never), never);
  }
});

test('[X5] a page that carries a nonce is for no cache', () => {
  assert.equal(proxy(new NextRequest('http://declared.test/')).headers.get('cache-control'), 'no-store');
});

test('[X6] everything is read-only: other methods, bodies and endless addresses are refused', async () => {
  for (const path of [
    '/',
    '/constituency/alder',
    '/api/v1/night',
    '/healthz',
    '/metrics',
    '/reference/x.json',
  ]) {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await fetch(served.address + path, { method });
      assert.equal(response.status, 405, `${method} ${path}`);
      assert.equal(response.headers.get('allow'), 'GET, HEAD');
    }
  }
  assert.equal((await fetch(`${served.address}/api/v1/night?${'x'.repeat(3000)}`)).status, 414);
  const withBody =
    'GET /api/v1/night HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody';
  assert.match(await raw(withBody), /^HTTP\/1\.1 413 /);
  const head = await fetch(`${served.address}/api/v1/night`, { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(await head.text(), '');
});

test('[X8] an address that does not begin with a slash is refused, and leads nowhere', async () => {
  for (const address of ['*', 'http://evil.test/', 'http://evil.test/api/v1/night']) {
    const heard = await raw(`GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(heard, /^HTTP\/1\.1 400 /, address);
    assert.doesNotMatch(heard, /location:/i, address);
  }
});

test('[X8] an address that cannot be decoded is refused in words, on pages too', async () => {
  for (const path of ['/constituency/%E0%A4%A', '/live/%FF', '/results/%', '/api/v1/constituencies/%C3']) {
    const response = await fetch(served.address + path);
    assert.equal(response.status, 400, path);
    assert.match(await response.text(), /per cent sign/);
  }
});

test('[X6] requests that are no HTTP, or whose headers do not fit, end without harm', async () => {
  assert.match(await raw('NONSENSE\r\n\r\n'), /^HTTP\/1\.1 400 /);
  assert.match(
    await raw(`GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`),
    /^HTTP\/1\.1 431 /,
  );
  assert.equal(
    (await fetch(`${served.address}/api/v1/night`, { headers: { 'x-forwarded-host': 'evil' } })).status,
    200,
  );
  assert.equal((await fetch(`${served.address}/healthz`)).status, 200);
});

test('[X7] what is published has the public fields and no others', async () => {
  await served.declare({ kind: 'countingStarted', constituencyId: ALDER, revision: 1 });
  const answer = (await (await fetch(`${served.address}/api/v1/snapshot`)).json()) as { state: object };
  assert.deepEqual(Object.keys(answer).sort(), [
    'chain',
    'clock',
    'election',
    'epoch',
    'mode',
    'packHash',
    'seq',
    'state',
    'v',
  ]);
  assert.deepEqual(Object.keys(answer.state).sort(), ['contests', 'liveblog', 'sources', 'timeline']);
});

function policyOf(headers: Record<string, string>): string {
  const response = proxy(new NextRequest('http://declared.test/', { headers }));
  // Next reads the nonce from the request's copy of the header, which travels under this name.
  assert.equal(
    response.headers.get('x-middleware-request-content-security-policy'),
    response.headers.get('content-security-policy'),
  );
  return response.headers.get('content-security-policy') ?? '';
}

function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(served.address).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
    socket.end(text);
  });
}
