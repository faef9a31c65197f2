import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readJournal } from '#server/ingest/journal-contents.ts';
import { type IngestProcess, ingestProcess } from '#tests/support/ingest-process.ts';
import { type PrivateRedis, privateRedis } from '#tests/support/redis.ts';

const SEATS = 650;

let server: PrivateRedis;
before(async () => {
  server = await privateRedis();
});
after(() => server.close());

async function assertWholeNight(ingest: IngestProcess): Promise<void> {
  const { isRight, words } = await ingest.verify();
  assert.ok(isRight, words);
  assert.match(words, /650 of 650 declared: lab 411, con 121/);
  assert.match(words, /, 0 not yet judged/);
  assert.equal(await ingest.committed(), SEATS);
}

/**
 * Each ends ingest once as by kill -9, at the nth passing of a point; the labels are those of crash-point.ts. The
 * commits are passed once a batch, and a fast machine takes the night in few: what follows must leave enough of them.
 */
const CRASHES = [
  'received:40',
  'judging:7',
  'judged:3',
  'night-committed:1',
  'night-journalled:2',
  'desk-committed:1',
  'desk-committed:3',
  'desk-journalled:2',
];

test('[I35] killed at every point of its work, ingest loses nothing that it accepted and doubles nothing', async () => {
  await server.connect().flushall();
  const ingest = await ingestProcess(server, {
    DECLARED_SPEED: '30000',
    DECLARED_FAULTS: 'seed=5,duplicate=0.1,reorder=0.1,truncate=0.05',
  });
  for (const point of CRASHES) {
    const started = await ingest.start({ DECLARED_CRASH_AT: point });
    assert.equal(await started.exited, null, `It was to end at ${point}`);
  }
  const last = await ingest.start();
  await ingest.untilJudged(SEATS);
  await last.stop();
  await assertWholeNight(ingest);
});

test('[I35] killed at any moment and started again, ingest goes on where it was', async () => {
  await server.connect().flushall();
  const ingest = await ingestProcess(server, { DECLARED_SPEED: '30000' });
  for (let target = 40; target < SEATS; target += 150) {
    const started = await ingest.start();
    await ingest.untilCommitted(target);
    await started.kill();
  }
  const last = await ingest.start();
  await ingest.untilJudged(SEATS);
  await last.stop();
  await assertWholeNight(ingest);
});

test('[I36] a message that ends ingest each time is left to a person, and the rest of the night goes on', async () => {
  await server.connect().flushall();
  const ingest = await ingestProcess(server, { DECLARED_SPEED: '200000' });
  const first = await ingest.start({ DECLARED_CRASH_AT: 'received:20' });
  await first.exited;
  const { received } = await readJournal(`${ingest.dataFolder}/rehearsal/ge2024/journal.ndjson`);
  const poison = received.at(-1)?.inputId ?? '';
  const again = () => ingest.start({ DECLARED_CRASH_AT: `judging:${poison}` });
  for (const crash of [1, 2]) {
    const { refusal } = await again();
    assert.notEqual(refusal, null, `It was to end for the ${crash}. time`);
  }
  const started = await again();
  assert.equal(started.refusal, null);
  await ingest.untilJudged(SEATS);
  await started.stop();
  assert.equal(await ingest.committed(), SEATS - 1);
  const { desk } = await readJournal(`${ingest.dataFolder}/rehearsal/ge2024/journal.ndjson`);
  const event = desk.find(({ inputId }) => inputId === poison);
  assert.deepEqual(event?.kind === 'inputJudged' && event.problems.map(({ code }) => code), [
    'INGEST_FAILED',
  ]);
});

test('[R37] its folder deleted under a running night, ingest ends, and goes on from Redis with the same chain', async () => {
  await server.connect().flushall();
  const ingest = await ingestProcess(server, { DECLARED_SPEED: '15000' });
  const first = await ingest.start();
  await ingest.untilCommitted(100);
  const chain = await ingest.chainAt(100);
  await rm(join(ingest.dataFolder, 'rehearsal'), { recursive: true, force: true });
  assert.notEqual(await first.exited, 0);
  const second = await ingest.start();
  await ingest.untilCommitted(SEATS);
  await second.stop();
  assert.equal(await ingest.chainAt(100), chain);
  const { isRight, words } = await ingest.verify();
  assert.ok(isRight, words);
});

test('[I5] a second ingest of the same night is refused, and the first goes on', async () => {
  await server.connect().flushall();
  const ingest = await ingestProcess(server, { DECLARED_SPEED: '200000' });
  const first = await ingest.start({ DECLARED_FEED: 'none' });
  const second = await ingest.start();
  assert.match(second.refusal ?? '', /one ingest at a time writes a journal/);
  assert.equal(await ingest.committed(), 0);
  await first.stop();
  const third = await ingest.start();
  await ingest.untilJudged(SEATS);
  await third.stop();
  await assertWholeNight(ingest);
});
