import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LogAbsent, LogDamaged, LogReplaced, OutcomeUnknown } from '#server/log/event-log.ts';
import { writeMeta } from '#server/log/log-meta.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';
import { eventLogContract } from '#tests/contracts/event-log.contract.ts';
import { eventAfter, eventsAfter, IDENTITY, type PlainEvent, positionAt } from '#tests/support/log-events.ts';
import { type PrivateRedis, privateRedis } from '#tests/support/redis.ts';

let server: PrivateRedis;
before(async () => {
  server = await privateRedis();
});
after(() => server.close());

const keys = nightKeys(IDENTITY);

async function emptyLog() {
  const redis = server.connect();
  await redis.flushall();
  await writeMeta(redis, keys, IDENTITY, { isRebuilding: false });
  return { redis, log: redisEventLog<PlainEvent>({ redis, keys, name: 'night' }) };
}

eventLogContract('Redis', async () => (await emptyLog()).log);

async function take(log: Awaited<ReturnType<typeof emptyLog>>['log'], afterSeq: number, count: number) {
  const stop = new AbortController();
  const seen: PlainEvent[] = [];
  for await (const batch of log.follow(afterSeq, stop.signal)) {
    seen.push(...batch);
    if (seen.length >= count) stop.abort();
  }
  return seen;
}

test('[L1] the id of an entry is its sequence number', async () => {
  const { redis, log } = await emptyLog();
  const opening = await log.opening();
  await log.commitAll(eventsAfter(opening, ['a', 'b']), opening);
  const entries = await redis.xrange(keys.night.stream, '-', '+');
  assert.deepEqual(
    entries.map(([id]) => id),
    ['0-1', '0-2'],
  );
});

test('[L6] a log that was never opened, or has gone, takes no commit', async () => {
  const { redis, log } = await emptyLog();
  const opening = await log.opening();
  await redis.flushall();
  await assert.rejects(log.opening(), LogAbsent);
  await assert.rejects(log.commit(eventAfter(opening, 'a'), opening), LogAbsent);
  await writeMeta(redis, keys, { ...IDENTITY, epoch: 'second-epoch' }, { isRebuilding: false });
  await assert.rejects(log.commit(eventAfter(opening, 'a'), opening), LogReplaced);
  assert.equal(await redis.exists(keys.night.stream), 0);
});

test('[L7] a hole in the stream is damage, never a silent jump', async () => {
  const { redis, log } = await emptyLog();
  const opening = await log.opening();
  await log.commitAll(eventsAfter(opening, ['a', 'b', 'c']), opening);
  await redis.xtrim(keys.night.stream, 'MAXLEN', 1);
  await assert.rejects(log.read(0, 10), LogDamaged);
  await assert.rejects(take(log, 0, 3), LogDamaged);
});

test('[L7] an event that was altered is damage', async () => {
  const { redis, log } = await emptyLog();
  const opening = await log.opening();
  const [a, b] = eventsAfter(opening, ['a', 'b']) as [PlainEvent, PlainEvent];
  await log.commit(a, opening);
  const altered = { ...b, words: 'altered' };
  await redis.xadd(keys.night.stream, '0-2', 'chain', b.chain, 'event', JSON.stringify(altered));
  await assert.rejects(take(log, 0, 2), LogReplaced);
});

test('[L8] a follower outlives a kill of Redis and misses nothing', async () => {
  const { log } = await emptyLog();
  const opening = await log.opening();
  const events = eventsAfter(opening, ['a', 'b', 'c', 'd']);
  await log.commitAll(events.slice(0, 2), opening);
  const stop = new AbortController();
  const seen: PlainEvent[] = [];
  for await (const batch of log.follow(0, stop.signal)) {
    seen.push(...batch);
    if (seen.length === 2) {
      await server.kill();
      await server.start();
      await log.commitAll(events.slice(2), positionAt(events[1] as PlainEvent));
    }
    if (seen.length === 4) stop.abort();
  }
  assert.deepEqual(seen, events);
});

test('[L9] a follower of a log that now says something else is told so', async () => {
  const { redis, log } = await emptyLog();
  const opening = await log.opening();
  await log.commitAll(eventsAfter(opening, ['a', 'b']), opening);
  const following = (async () => {
    for await (const batch of log.follow(0, new AbortController().signal)) {
      if (batch.at(-1)?.seq !== 2) continue;
      await redis.flushall();
      await writeMeta(redis, keys, IDENTITY, { isRebuilding: false });
      await log.commitAll(eventsAfter(opening, ['x', 'y', 'z']), opening);
    }
  })();
  await assert.rejects(following, LogReplaced);
});

test('[L9] a log rebuilt with the same chain is still the same log', async () => {
  const { redis, log } = await emptyLog();
  const opening = await log.opening();
  const events = eventsAfter(opening, ['a', 'b', 'c']);
  await log.commitAll(events.slice(0, 2), opening);
  const stop = new AbortController();
  const seen: PlainEvent[] = [];
  for await (const batch of log.follow(0, stop.signal)) {
    seen.push(...batch);
    if (seen.length === 2) {
      await redis.flushall();
      await writeMeta(redis, keys, IDENTITY, { isRebuilding: true });
      await log.commitAll(events, opening);
      await writeMeta(redis, keys, IDENTITY, { isRebuilding: false });
    }
    if (seen.length === 3) stop.abort();
  }
  assert.deepEqual(seen, events);
});

test('[L10] a commit that a frozen Redis applied late is recognised when it is asked again', async () => {
  const { log } = await emptyLog();
  const opening = await log.opening();
  const first = eventAfter(opening, 'a');
  // The function must be there already: loading it is a question of its own.
  await log.commit(first, opening);
  const second = eventAfter(positionAt(first), 'b');
  server.signal('SIGSTOP');
  await assert.rejects(log.commit(second, positionAt(first)), OutcomeUnknown);
  server.signal('SIGCONT');
  const again = await log.commit(second, positionAt(first));
  assert.equal(again.kind, 'duplicate');
  assert.deepEqual(await log.read(0, 10), [first, second]);
});
