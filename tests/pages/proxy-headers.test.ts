import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { afterEach, test } from 'node:test';
import type { ServedNight } from '#tests/support/served-night.ts';
import { closeServed, figureIs, get, servePages } from '#tests/support/served-pages.ts';

afterEach(closeServed);

test('[R24] pages hear what a browser may say, and no name that a proxy, Next or this server believes', async () => {
  const { pages, served } = await servePages({});
  const said = {
    accept: 'text/html',
    'accept-language': 'cy',
    referer: 'http://declared.test/map?at=now',
  };
  const spoofed = {
    cookie: '__Host-declared-desk=1',
    forwarded: 'host=evil.test',
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '1',
    'x-forwarded-for': '203.0.113.1',
    'x-real-ip': '203.0.113.1',
    'x-original-url': '/desk',
    'x-rewrite-url': '/desk',
    'x-http-method-override': 'POST',
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    'x-middleware-rewrite': 'http://evil.test/',
    'x-middleware-request-cookie': 'session=2',
    'x-nextjs-data': '1',
    'x-invoke-path': '/desk',
    'x-matched-path': '/desk',
    'next-action': 'ab'.repeat(20),
    rsc: '1',
    'x-declared-pages-key': 'guess',
    'x-declared-position': '999999 other',
    'x-declared-moment': '2024-07-05T00:00:00Z',
    'x-declared-query': '?at=x',
  };
  const answer = get(served, '/results?list=all', { ...said, ...spoofed });
  const { request, response } = await pages.page(0);
  response.end();
  assert.equal((await answer).status, 200);
  const { connection: _, host, ...heard } = request.headers;
  assert.equal(host, new URL(served.address).host);
  for (const [name, value] of Object.entries(said)) assert.equal(heard[name], value);
  for (const name of Object.keys(spoofed)) assert.equal(heard[name], undefined, name);
  assert.equal(request.url, '/results?list=all');
});

test('[R24] an address that names a host never comes to the pages, and the lane is that of the path', async () => {
  const { pages, served } = await servePages({});
  for (const address of ['http://evil.test/desk', 'https://evil.test/', '*', 'desk']) {
    const answer = await raw(served, `GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 400 /, address);
  }
  assert.equal(pages.asked.length, 0);
  const paths = ['/deskless', '//evil.test/desk', '/%64esk', '/?/desk', '/x/_next/static/'];
  for (const [index, path] of paths.entries()) {
    const answer = raw(served, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    (await pages.page(index)).response.end();
    assert.match(await answer, /^HTTP\/1\.1 200 /, path);
  }
  await figureIs(served, 'declared_page_requests_total{lane="public",outcome="answered"}', paths.length);
});

test('[R24] of an answer the reader gets what is for it: every header of the page, none of the connection', async () => {
  const { pages, served } = await servePages({});
  const answer = get(served, '/');
  const { response } = await pages.page(0);
  response.setHeader('content-security-policy', "script-src 'nonce-x'");
  response.setHeader('set-cookie', ['a=1', 'b=2']);
  response.setHeader('connection', 'x-private');
  response.setHeader('x-private', 'for the proxy');
  response.statusCode = 404;
  response.end('not here');
  const { status, headers } = await answer;
  assert.equal(status, 404);
  assert.equal(headers.get('content-security-policy'), "script-src 'nonce-x'");
  assert.deepEqual(headers.getSetCookie(), ['a=1', 'b=2']);
  assert.equal(headers.get('x-private'), null);
  assert.equal(headers.get('x-declared-position'), null);
  assert.equal(headers.get('x-frame-options'), 'DENY');
});

function raw({ address }: ServedNight, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
    socket.write(text);
  });
}
