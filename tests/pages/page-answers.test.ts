import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as ask, createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { finishBuild } from '#scripts/launcher/finish-build.mjs';
import { pageAnswers } from '#server/pages/page-answers.ts';

const SCRIPT = `self.constituencies = [${'"Ynys Môn",'.repeat(500)}];`;
const TAG = '<script src="/_next/static/chunks/a.js" async="" nonce="n"></script>';
const PAGE = `<html><head>${TAG}</head><body>${'<p>Ynys Môn</p>'.repeat(500)}</body></html>`;

let folder: string;
let port: number;
const server = createServer();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'declared-built-'));
  await mkdir(join(folder, 'chunks'));
  await writeFile(join(folder, 'chunks', 'a.js'), SCRIPT);
  await finishBuild(folder);
  await finishBuild(folder);
  const answer = pageAnswers(render, folder);
  server.on('request', answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

after(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Three ways in which pages are written: in pieces, at once with a length, and something that is no page. */
async function render({ url = '' }: { url?: string | undefined }, response: ServerResponse): Promise<void> {
  const isText = url === '/plain';
  response.setHeader('content-type', isText ? 'text/plain' : 'text/html; charset=utf-8');
  if (url !== '/pieces') {
    response.setHeader('content-length', Buffer.byteLength(PAGE));
    response.end(PAGE);
    return;
  }
  const bytes = Buffer.from(PAGE);
  for (let at = 0; at < bytes.length; at += 101) response.write(bytes.subarray(at, at + 101));
  response.end();
}

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  const { promise, resolve, reject } = Promise.withResolvers<Got>();
  ask({ host: '127.0.0.1', port, path, headers, agent: false }, async (response) => {
    const bytes = Buffer.concat(await response.toArray());
    const encoding = response.headers['content-encoding'];
    const plain =
      encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
    resolve({ status: response.statusCode, headers: response.headers, body: plain.toString() });
  })
    .on('error', reject)
    .end();
  return promise;
}

test('[V401] a built file comes in the encoding that is asked for, for a year, and whole', async () => {
  for (const [asked, given] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ] as const) {
    const { status, headers, body } = await get('/_next/static/chunks/a.js', {
      'accept-encoding': asked,
      range: 'bytes=9-2',
    });
    assert.deepEqual([status, headers['content-encoding']], [200, given]);
    assert.equal(headers['cache-control'], 'public,max-age=31536000,immutable');
    assert.match(`${headers['content-type']}`, /^text\/javascript/);
    assert.equal(
      body,
      `//# allFunctionsCalledOnLoad\n${SCRIPT}`,
      'with the hint once, though finished twice',
    );
  }
});

test('[V401] a file that was not built is the pages’ to answer, and nothing outside the folder is a file', async () => {
  for (const path of [
    '/_next/static/chunks/b.js',
    '/_next/static/../../package.json',
    '/_next/static/%2e%2e/a',
  ]) {
    assert.match((await get(path)).body, /^<html>/, path);
  }
});

test('[V401] pages are sent in the encoding that is asked for, whole, however they are written', async () => {
  for (const path of ['/pieces', '/whole']) {
    const plain = (await get(path)).body;
    assert.match(plain, /askLater\("\/_next\/static\/chunks\/a\.js"\)<\/script><\/head>/);
    assert.ok(plain.endsWith(PAGE.slice(PAGE.indexOf('</head>'))), 'to its end');
    for (const encoding of ['br', 'gzip']) {
      const { headers, body } = await get(path, { 'accept-encoding': encoding });
      assert.equal(headers['content-encoding'], encoding);
      assert.equal(body, plain);
    }
  }
});

test('[V401] what is no page is sent as it is', async () => {
  assert.equal((await get('/plain')).body, PAGE);
});
