import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { OpenPages, Pages } from '#server/http/service.ts';
import { type KeptPages, keepPages } from '#server/pages/keep-pages.ts';
import { pagesInOwnProcess } from '#server/pages/open-pages.ts';
import { servePages } from '#server/pages/page-server.ts';
import type { PagesMessage } from '#server/pages-message.ts';
import { NodePage } from '#tests/support/node-page.ts';
import { type ServedNight, serveNight } from '#tests/support/served-night.ts';
import { ALDER } from '#tests/support/tiny-election.ts';

const ENTRY = fileURLToPath(new URL('../fixtures/processes/pages.mjs', import.meta.url));
const logger = pino({ level: 'silent' });

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test('[R20] pages that are killed take nothing else with them, and come back', async () => {
  const { served, open } = await serve();
  const page = new NodePage(served.night.roll, served.address);
  closing.push(() => page.close());
  await page.start();
  await page.when(({ status }) => status === 'live');
  await open().ready;
  const first = (await rendered(served)).pid;

  process.kill(first, 'SIGKILL');
  const statuses = new Set<number>();
  let head = served.night.projection.current().position;
  let again = await look(served);
  while (again === null || again.pid === first) {
    // All the while the night goes on, for the API and on the socket.
    head = await served.declare({ kind: 'countingStarted', constituencyId: ALDER, revision: 1 });
    await page.when(({ night }) => night?.position.seq === head.seq);
    statuses.add((await fetch(`${served.address}/api/v1/night`)).status);
    again = await look(served);
  }
  assert.deepEqual(statuses, new Set([200]));
  assert.equal(page.page.status, 'live');
  assert.equal(page.snapshots, 1, 'the socket was never lost');
  assert.notEqual(again.pid, first);
});

test('[R28] pages hear what web works out, and those that have started again hear the latest of it', async () => {
  const kept = keepPages({ entry: ENTRY, logger, restartMs: 1 });
  closing.push(() => kept.close());
  kept.send(unavailable('starting'));
  await kept.firstReady;
  kept.send(unavailable('failed'));
  const first = await until(async () => {
    const told = await toldBy(kept);
    return told?.told.length === 2 ? told : null;
  });
  assert.deepEqual(first.told, [unavailable('starting'), unavailable('failed')]);
  process.kill(first.pid, 'SIGKILL');
  const second = await until(async () => {
    const told = await toldBy(kept);
    return told !== null && told.pid !== first.pid && told.told.length > 0 ? told : null;
  });
  assert.deepEqual(second.told, [unavailable('failed')]);
});

test('[S33] pages that cannot start are tried again until they can, and those that hang are ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'declared-pages-'));
  closing.push(() => rm(folder, { recursive: true }));
  const obstacle = join(folder, 'obstacle');
  await writeFile(obstacle, '');
  const kept = keepPages({
    entry: ENTRY,
    logger,
    env: { ...process.env, FAILS_WHILE: obstacle },
    restartMs: 1,
    silentMsMax: 1000,
  });
  closing.push(() => kept.close());
  await assert.rejects(kept.firstReady, /Pages ended \(4\) before they were ready/);
  assert.equal(kept.addressNow(), null);
  assert.ok(existsSync(obstacle));
  await rm(obstacle);
  const first = await until(() => kept.addressNow());
  assert.equal((await get(first.port, '/hang', first.key)).status, 200);
  const second = await until(() => {
    const now = kept.addressNow();
    return now === null || now.port === first.port ? null : now;
  });
  assert.notEqual(second.key, first.key, 'each start has a key of its own');
});

test('[S34] pages end with the process that started them', async () => {
  const { served, open } = await serve();
  await open().ready;
  const { pid } = await rendered(served);
  await open().close();
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});

test('[S34] the port of the pages answers nobody without the key', async () => {
  const served = await serveNight();
  closing.push(() => served.close());
  let handled = 0;
  const { port, close } = await servePages({
    key: 'k'.repeat(64),
    projection: served.night.projection,
    catchUpMsMax: 1,
    async handle(request, response) {
      handled += 1;
      assert.equal(request.headers['x-declared-pages-key'], undefined, 'pages do not see the key');
      response.end();
    },
    onError: (error) => assert.fail(String(error)),
  });
  closing.push(close);
  for (const key of ['', 'k', 'K'.repeat(64), 'k'.repeat(65), 'é'.repeat(64), null]) {
    await assert.rejects(get(port, '/', key), { code: 'ECONNRESET' });
  }
  assert.equal(handled, 0);
  assert.equal((await get(port, '/', 'k'.repeat(64))).status, 200);
  assert.equal(handled, 1);
});

interface Told {
  readonly pid: number;
  readonly told: readonly PagesMessage[];
}

function unavailable(why: 'starting' | 'failed'): PagesMessage {
  return { kind: 'forecast', forecast: { kind: 'unavailable', why } };
}

async function serve(): Promise<{ readonly served: ServedNight; readonly open: () => Pages }> {
  const openOwn = pagesInOwnProcess({ logger, redisUrl: 'redis://127.0.0.1:1', entry: ENTRY });
  let pages: Pages | null = null;
  const openPages: OpenPages = (parts) => {
    pages = openOwn(parts);
    return pages;
  };
  const served = await serveNight({ openPages });
  closing.push(() => served.close());
  return {
    served,
    open() {
      assert.ok(pages !== null);
      return pages;
    },
  };
}

async function rendered({ address }: ServedNight): Promise<Told> {
  const response = await fetch(`${address}/`);
  assert.equal(response.status, 200);
  return response.json();
}

/** What pages say of themselves; null while they are starting. */
async function look({ address }: ServedNight): Promise<Told | null> {
  const response = await fetch(`${address}/`);
  if (response.status === 503) {
    assert.match(response.headers.get('retry-after') ?? '', /^\d$/);
    await response.body?.cancel();
    return null;
  }
  return response.json();
}

/** What the process says of itself; null while there is none that could. */
async function toldBy(kept: KeptPages): Promise<Told | null> {
  const address = kept.addressNow();
  if (address === null) return null;
  const answer = await get(address.port, '/', address.key).catch(() => null);
  return answer === null ? null : JSON.parse(answer.text);
}

/** Looks again and again; what never comes ends with the test's own limit. */
async function until<Value>(find: () => Value | null | Promise<Value | null>): Promise<Value> {
  for (;;) {
    const found = await find();
    if (found !== null) return found;
    await breath();
  }
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

function get(
  port: number,
  path: string,
  key: string | null,
): Promise<{ readonly status: number; readonly text: string }> {
  const headers = key === null ? {} : { 'x-declared-pages-key': Buffer.from(key).toString('latin1') };
  return new Promise((resolve, reject) => {
    const asked = ask({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}
