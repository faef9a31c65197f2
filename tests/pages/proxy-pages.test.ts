import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { afterEach, test } from 'node:test';
import { lanes } from '#tests/support/held-pages.ts';
import { type ServedNight, serveNight } from '#tests/support/served-night.ts';
import { closeAfter, closeServed, figure, figureIs, get, servePages } from '#tests/support/served-pages.ts';

/** Longer than any test: what is waited for comes, or the test fails at its own limit. */
const FOREVER_MS = 600_000;

afterEach(closeServed);

test('[R22] whoever asks for the API, the desk or a file is answered before the readers who wait for pages', async () => {
  const { pages, served } = await servePages({ ...lanes(2, 50), waitMsMax: FOREVER_MS });
  const readers = Array.from({ length: 20 }, (_, index) => get(served, `/reader/${index}`));
  await pages.page(1);
  await waiting(served, 'public', 18);

  assert.equal((await get(served, '/api/v1/night')).status, 200);
  assert.equal((await get(served, '/healthz')).status, 200);
  const desk = get(served, '/desk/entry?seat=1');
  const file = get(served, '/_next/static/chunks/a.js');
  (await pages.page(2)).response.end('desk');
  (await pages.page(3)).response.end('file');
  assert.deepEqual([(await desk).status, (await file).status], [200, 200]);
  assert.equal(
    pages.asked.filter(({ path }) => path.startsWith('/reader/')).length,
    2,
    'no reader was let in meanwhile',
  );
  assert.equal(await figure(served, 'declared_page_requests_waiting{lane="public"}'), 18);

  for (let index = 0; index < 22; index++) (await pages.page(index)).response.end('page');
  assert.deepEqual(new Set((await Promise.all(readers)).map(({ status }) => status)), new Set([200]));
  await figureIs(served, 'declared_page_requests_total{lane="public",outcome="answered"}', 20);
});

test('[R21] beyond the places and the line a reader is told at once, in words, when to ask again', async () => {
  const { pages, served } = await servePages({ ...lanes(2, 3), waitMsMax: FOREVER_MS });
  const readers = Array.from({ length: 2 }, () => get(served, '/first'));
  await pages.page(1);
  const line = Array.from({ length: 3 }, () => get(served, '/line'));
  await waiting(served, 'public', 3);
  const refused = await Promise.all(
    Array.from({ length: 30 }, () => get(served, '/', { accept: 'text/html' })),
  );
  for (const answer of refused) {
    assert.equal(answer.status, 503);
    assert.match(answer.headers.get('retry-after') ?? '', /^[5-9]$/);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
  }
  const [page] = refused;
  assert.match((await page?.text()) ?? '', /<h1>Very many people are reading/);
  assert.equal(pages.asked.length, 2, 'nothing that was refused came to the pages');
  assert.equal(await figure(served, 'declared_page_requests_waiting{lane="public"}'), 3);
  for (let index = 0; index < 5; index++) (await pages.page(index)).response.end();
  await Promise.all([...readers, ...line]);
  assert.equal(await figure(served, 'declared_page_requests_total{lane="public",outcome="busy"}'), 30);
});

test('[R21] a reader who has waited long enough, in the line or for the page, is told the same', async () => {
  const { served } = await servePages({ ...lanes(1, 5), waitMsMax: 5, answerMsMax: 300 });
  const [first, second] = await Promise.all([get(served, '/'), get(served, '/')]);
  assert.deepEqual([first.status, second.status], [503, 503]);
  assert.match((await first.json()).title, /Very many people/);
});

test('[R20] while pages are starting a browser gets a page that asks again, and a program a problem in words', async () => {
  const { pages, served } = await servePages({});
  pages.address = null;
  const page = await get(served, '/results', { accept: 'text/html,application/xhtml+xml' });
  assert.equal(page.status, 503);
  const seconds = page.headers.get('retry-after') ?? '';
  assert.match(seconds, /^[2-6]$/);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; /);
  assert.doesNotMatch(policy, /unsafe|script-src/);
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const html = await page.text();
  assert.match(html, new RegExp(`<meta http-equiv="refresh" content="${seconds}">`));
  assert.match(html, /<h1>The pages are starting again<\/h1>/);

  const problem = await get(served, '/results.json', { accept: 'application/json' });
  assert.equal(problem.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.equal((await problem.json()).status, 503);
  assert.equal((await get(served, '/api/v1/night')).status, 200);
});

test('[R20] a reader whose page was being made when pages ended is told the same; half a page ends its connection', async () => {
  const { pages, served } = await servePages({});
  const unanswered = get(served, '/');
  const half = get(served, '/half').then((answer) => answer.text());
  (await pages.page(0)).request.socket.destroy();
  const second = await pages.page(1);
  second.response.write('half a pa');
  await new Promise<void>((resolve) => second.response.write('ge', () => resolve()));
  const cut = assert.rejects(half);
  second.request.socket.destroy();
  assert.equal((await unanswered).status, 503);
  await cut;
});

test('[R29] operators see whether pages are up, and what becomes of requests for them', async () => {
  const { pages, served } = await servePages({});
  assert.equal(await figure(served, 'declared_pages_up'), 1);
  const page = get(served, '/desk');
  const { response } = await pages.page(0);
  assert.equal(await figure(served, 'declared_page_requests_in_flight{lane="desk"}'), 1);
  response.end();
  await page;
  await figureIs(served, 'declared_page_requests_total{lane="desk",outcome="answered"}', 1);
  assert.equal(await figure(served, 'declared_page_requests_in_flight{lane="desk"}'), 0);
  pages.address = null;
  await get(served, '/_next/static/a.css');
  assert.equal(await figure(served, 'declared_pages_up'), 0);
  assert.equal(await figure(served, 'declared_page_requests_total{lane="files",outcome="starting"}'), 1);

  const without = await serveNight();
  closeAfter(() => without.close());
  const text = await (await fetch(`${without.address}/metrics`)).text();
  assert.doesNotMatch(text, /^declared_page/m);
});

test('[R23] a reader who goes away frees its place, and pages hear that nobody waits for the page', async () => {
  const { pages, served } = await servePages({ ...lanes(1, 5), waitMsMax: FOREVER_MS });
  const going = new AbortController();
  const first = get(served, '/first', {}, going.signal);
  const { response } = await pages.page(0);
  const told = new Promise<void>((resolve) => response.once('close', resolve));
  const left = new AbortController();
  const second = get(served, '/left', {}, left.signal);
  await waiting(served, 'public', 1);
  const third = get(served, '/third');
  await waiting(served, 'public', 2);
  left.abort();
  await assert.rejects(second);
  await waiting(served, 'public', 1);
  going.abort();
  await assert.rejects(first);
  await told;
  const next = await pages.page(1);
  assert.equal(next.path, '/third', 'who has left is not served');
  next.response.end('third');
  assert.equal(await (await third).text(), 'third');
  await figureIs(served, 'declared_page_requests_total{lane="public",outcome="gone"}', 2);
  await figureIs(served, 'declared_page_requests_in_flight{lane="public"}', 0);
});

test('[R27] a reader who takes nothing keeps no place, and is cut off', async () => {
  const { pages, served } = await servePages({
    ...lanes(1, 5),
    waitMsMax: FOREVER_MS,
    heldBytesMax: 1024,
    clientStillMsMax: 50,
  });
  const slow = deaf(served, '/slow');
  const { response } = await pages.page(0);
  const cut = new Promise<void>((resolve) => response.once('close', resolve));
  response.write(Buffer.alloc(BIG_BYTES));
  const next = get(served, '/next');
  (await pages.page(1)).response.end('next');
  assert.equal(await (await next).text(), 'next');
  await cut;
  slow.destroy();
});

/** Far more than the system holds for a connection by itself. */
const BIG_BYTES = 16 * 1024 * 1024;

/** A reader who asks and then takes nothing off the line. */
function deaf({ address }: ServedNight, path: string): Socket {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  return socket;
}

function waiting(served: ServedNight, lane: string, count: number): Promise<void> {
  return figureIs(served, `declared_page_requests_waiting{lane="${lane}"}`, count);
}
