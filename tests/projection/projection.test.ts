import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightEvent } from '#lib/election/events.ts';
import type { Position } from '#lib/sync/position.ts';
import { type EventLog, LogDamaged, LogReplaced } from '#server/log/event-log.ts';
import { memoryEventLog } from '#server/log/memory-event-log.ts';
import { type Projection, startProjection } from '#server/projection/projection.ts';
import { chainedAfter, openingOf } from '#tests/support/chained-night.ts';
import { ALDER, BIRCH, BLUE, declared, fold, GOLD, RED, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const alder = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 });
const birch = declared(roll, BIRCH, { [RED]: 300, [BLUE]: 310, [GOLD]: 3 });

test('[R5] a projection is there once it has folded the log to its head', async () => {
  const log = openLog('first');
  const events = await commit(log, alder, birch);
  const projection = await start(log);
  assert.deepEqual(projection.current().position, await log.head());
  assert.deepEqual(projection.current().state, fold(roll, events));
  await projection.stop();
});

test('[R5] it tells its listeners every event once, in order, after folding it', async () => {
  const log = openLog('first');
  const projection = await start(log);
  const told: number[] = [];
  const both = new Promise<void>((resolve) => {
    projection.subscribe({
      onReplaced: () => assert.fail('nothing was replaced'),
      onEvents(events) {
        assert.equal(projection.current().position.seq, events.at(-1)?.seq);
        told.push(...events.map(({ seq }) => seq));
        if (told.length === 2) resolve();
      },
    });
  });
  await commit(log, alder);
  await commit(log, birch);
  await both;
  assert.deepEqual(told, [1, 2]);
  await projection.stop();
});

test('[R6] a log that could not be read is read again, and listeners hear only what they lacked', async () => {
  const log = openLog('first');
  await commit(log, alder);
  const switched = switchable(log);
  const problems: unknown[] = [];
  const projection = await start(switched.log, problems);
  const told = new Promise<readonly NightEvent[]>((resolve) => {
    projection.subscribe({ onEvents: resolve, onReplaced: () => assert.fail('it is the same log') });
  });
  switched.fail(new Error('Connection lost'));
  await commit(log, birch);
  assert.deepEqual(
    (await told).map(({ seq }) => seq),
    [2],
  );
  assert.deepEqual(projection.current().position, await log.head());
  assert.equal(problems.length, 1);
  await projection.stop();
});

test('[R6] a new epoch takes the place of the old when it has been folded, and not before', async () => {
  const first = openLog('first');
  await commit(first, alder, birch);
  const switched = switchable(first);
  const projection = await start(switched.log);
  const second = openLog('second');
  await commit(second, birch);
  const replaced = new Promise<void>((resolve) => {
    projection.subscribe({ onEvents: () => assert.fail('other events'), onReplaced: resolve });
  });
  switched.to(second);
  switched.fail(new LogReplaced('Another epoch'));
  assert.equal(projection.current().position.epoch, 'first');
  await replaced;
  assert.deepEqual(projection.current().position, await second.head());
  assert.equal(projection.current().state.tally.declared, 1);
  await projection.stop();
});

test('[R7] an event whose chain does not follow is never folded, and the last good copy stands', async () => {
  const log = openLog('first');
  await commit(log, alder);
  const switched = switchable(log);
  const problems: unknown[] = [];
  const heard = Promise.withResolvers<void>();
  const projection = await start(switched.log, problems, heard.resolve);
  const before = projection.current();
  const [event] = chainedAfter(before.position, [birch]);
  assert.ok(event);
  switched.alsoYield({ ...event, source: 'Somebody else' });
  await heard.promise;
  assert.ok(problems[0] instanceof LogDamaged);
  assert.equal(projection.current(), before);
  await projection.stop();
});

test('[R7] a log of another mode, election or pack is never served', async () => {
  const log = openLog('first');
  const heard = Promise.withResolvers<unknown>();
  const ending = new AbortController();
  const stranger = startProjection({
    roll,
    log,
    isOurs: () => false,
    mayBeKnown: () => true,
    onProblem: heard.resolve,
    signal: ending.signal,
  });
  assert.ok((await heard.promise) instanceof LogReplaced);
  assert.equal(await Promise.race([stranger, Promise.resolve('not served')]), 'not served');
  ending.abort();
});

function openLog(epoch: string): EventLog<NightEvent> {
  return memoryEventLog<NightEvent>({ mode: 'test', election: 'tiny', packHash: 'ab'.repeat(32), epoch });
}

async function commit(log: EventLog<NightEvent>, ...facts: Parameters<typeof chainedAfter>[1]) {
  const head = await log.head();
  const events = chainedAfter(head, facts);
  await log.commitAll(events, head);
  return events;
}

function start(
  log: EventLog<NightEvent>,
  problems: unknown[] = [],
  onHeard: () => void = () => {},
): Promise<Projection> {
  return startProjection({
    roll,
    log,
    mayBeKnown: () => true,
    isOurs: ({ epoch, chain }: Position) => openingOf(epoch).chain === chain,
    onProblem(error) {
      problems.push(error);
      onHeard();
    },
  });
}

/** A log that can be made to fail under whoever follows it, to be another one, and to say what it does not hold. */
function switchable(first: EventLog<NightEvent>) {
  let current = first;
  let failure = Promise.withResolvers<never>();
  let extra = Promise.withResolvers<NightEvent>();
  const log: EventLog<NightEvent> = {
    opening: () => current.opening(),
    head: () => current.head(),
    read: (...args) => current.read(...args),
    commit: (...args) => current.commit(...args),
    commitAll: (...args) => current.commitAll(...args),
    async *follow(afterSeq, signal) {
      const inner = new AbortController();
      signal.addEventListener('abort', () => inner.abort());
      const followed = current.follow(afterSeq, inner.signal)[Symbol.asyncIterator]();
      const aborted = new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason)),
      );
      try {
        while (true) {
          const next = await Promise.race([
            followed.next().then(({ value }) => value as readonly NightEvent[] | undefined),
            extra.promise.then((event) => [event]),
            failure.promise,
            aborted,
          ]);
          if (next === undefined) return;
          yield next;
        }
      } finally {
        failure = Promise.withResolvers();
        extra = Promise.withResolvers();
        inner.abort();
      }
    },
  };
  return {
    log,
    fail: (error: Error) => failure.reject(error),
    to(other: EventLog<NightEvent>) {
      current = other;
    },
    alsoYield: (event: NightEvent) => extra.resolve(event),
  };
}
