import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { type ChainOpening, openingChain } from '#lib/sync/chain.ts';
import { type IngestProcess, ingestProcess } from '#tests/support/ingest-process.ts';
import { type PrivateRedis, privateRedis } from '#tests/support/redis.ts';

const SEATS = 650;

let server: PrivateRedis;
before(async () => {
  server = await privateRedis();
});
after(() => server.close());
beforeEach(async () => {
  await server.connect().flushall();
});

async function assertWholeNight(ingest: IngestProcess): Promise<void> {
  const { isRight, words } = await ingest.verify();
  assert.ok(isRight, words);
  assert.match(words, /650 of 650 declared: lab 411, con 121/);
  assert.match(words, /, 0 not yet judged/);
}

test('[I37] a Redis killed at twenty moments of a night loses no event that was committed', async () => {
  const ingest = await ingestProcess(server, { DECLARED_SPEED: '15000' });
  const running = await ingest.start();
  for (let target = 20; target < 620; target += 30) {
    await ingest.untilCommitted(target);
    const chain = await ingest.chainAt(target);
    await server.kill();
    await server.start();
    assert.equal(await ingest.chainAt(target), chain);
  }
  await ingest.untilJudged(SEATS);
  await running.stop();
  await assertWholeNight(ingest);
});

test('[I38] a Redis whose directory is deleted under a running night gets the same chain again', async () => {
  const ingest = await ingestProcess(server, { DECLARED_SPEED: '15000' });
  const running = await ingest.start();
  for (const target of [50, 300, 600]) {
    await ingest.untilCommitted(target);
    const chain = await ingest.chainAt(target);
    await server.kill();
    await server.wipe();
    await server.start();
    await ingest.untilCommitted(target);
    assert.equal(await ingest.chainAt(target), chain);
  }
  await ingest.untilJudged(SEATS);
  await running.stop();
  await assertWholeNight(ingest);
});

test('[I38] deleted while nothing runs, it is built again at the next start, with nothing to judge', async () => {
  const ingest = await ingestProcess(server, { DECLARED_SPEED: '200000' });
  const first = await ingest.start();
  await ingest.untilCommitted(SEATS);
  await ingest.untilJudged(SEATS);
  const chain = await ingest.chainAt(SEATS);
  await first.stop();
  const journal = await ingest.journal();
  await server.kill();
  await server.wipe();
  await server.start();
  const second = await ingest.start();
  await second.stop();
  assert.equal(await ingest.chainAt(SEATS), chain);
  assert.equal(await ingest.journal(), journal);
  await assertWholeNight(ingest);
});

test('[I39] the verifier finds an altered event, a lost one and a wrong index', async () => {
  const ingest = await ingestProcess(server, { DECLARED_SPEED: '200000' });
  const running = await ingest.start();
  await ingest.untilJudged(SEATS);
  await running.stop();
  await assertWholeNight(ingest);

  const redis = server.connect();
  const night = '{rehearsal:ge2024}:night';
  const [id] = Object.keys(await redis.hgetall(`${night}:inputs`));
  const value = await redis.hget(`${night}:inputs`, id ?? '');
  await redis.hset(`${night}:inputs`, id ?? '', '1 00');
  assert.match((await ingest.verify()).words, /is not found by its id/);
  await redis.hset(`${night}:inputs`, id ?? '', value ?? '');

  const journal = await ingest.journal();
  const path = join(ingest.dataFolder, 'rehearsal', 'ge2024', 'journal.ndjson');
  await writeFile(path, journal.replace('"rejectedBallots":101', '"rejectedBallots":102'));
  const altered = await ingest.verify();
  assert.match(altered.words, /not those that were received|chain of 1 is wrong/);
  assert.equal(altered.isRight, false);
  await writeFile(path, journal);

  await redis.xdel(night, '0-300');
  const lost = await ingest.verify();
  assert.match(lost.words, /301 follows 299/);
  assert.equal(lost.isRight, false);
});

test('[S39] a night before its first declaration is whole, and a site of another night is told from it', async () => {
  const ingest = await ingestProcess(server, { DECLARED_FEED: 'none' });
  const running = await ingest.start();
  const { mode, election, packHash, epoch } = await server.connect().hgetall('{rehearsal:ge2024}:meta');
  await running.stop();
  const opening = openingChain({ mode, election, packHash, epoch } as ChainOpening);
  for (const [chain, isRight] of [[opening, true] as const, ['0'.repeat(64), false] as const]) {
    const site = createServer((_, response) =>
      response.end(JSON.stringify({ position: { epoch, seq: 0, chain }, shares: { rows: [] } })),
    );
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
    const { port } = site.address() as AddressInfo;
    const answer = await ingest.verify('--url', `http://127.0.0.1:${port}`);
    site.close();
    assert.equal(answer.isRight, isRight, answer.words);
  }
});
