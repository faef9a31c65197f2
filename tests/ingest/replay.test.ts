import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ReplayFaults } from '#server/config.ts';
import type { FeedItem } from '#server/ingest/feed.ts';
import { inputIdOf } from '#server/ingest/journal-line.ts';
import { runClock } from '#server/ingest/night-clock.ts';
import { withFaults } from '#server/ingest/replay-faults.ts';
import { replayFeed } from '#server/ingest/replay-feed.ts';
import { emptyFolder } from '#tests/support/journals.ts';

const NO_FAULTS: ReplayFaults = { seed: 1, duplicate: 0, reorder: 0, truncate: 0 };
const TIMES = ['22:30', '22:31', '23:59', '23:59'].map((time) => `2030-07-04T${time}:00Z`);
const LINES = TIMES.map((time, number) => JSON.stringify({ mode: 'rehearsal', time, number }));

/** Plays the recording from a moment of the night, so fast that a night hour is under a millisecond. */
async function play(start: string, about: Partial<Parameters<typeof replayFeed>[0]> = {}) {
  const path = join(await emptyFolder(), 'night.ndjson');
  await writeFile(path, `${LINES.join('\n')}\n`);
  const clock = runClock({ nightMs: Date.parse(start), speed: 1_000_000_000 });
  const feed = replayFeed({
    path,
    mode: 'rehearsal',
    clock,
    quietMinutes: 0,
    faults: NO_FAULTS,
    known: new Set(),
    ...about,
  });
  const items: FeedItem[] = [];
  for await (const item of feed.items(new AbortController().signal)) items.push(item);
  return { items, clock };
}

const textOf = ({ bytes }: { readonly bytes: Uint8Array }) => Buffer.from(bytes).toString('utf8');

test('[I23] a recorded night is played in order, each message at its own time', async () => {
  const { items, clock } = await play('2030-07-04T21:00:00Z');
  assert.deepEqual(items.map(textOf), LINES);
  assert.deepEqual(
    items.map(({ nightAt }) => nightAt),
    TIMES.map((time) => time.replace('Z', '.000Z')),
  );
  assert.ok(clock.nowMs() >= Date.parse('2030-07-04T23:59:00Z'));
  assert.equal(clock.reading().speed, 1);
});

test('[I23] nothing is played before its time', async () => {
  const path = join(await emptyFolder(), 'night.ndjson');
  await writeFile(path, LINES.join('\n'));
  let steadyMs = 0;
  const clock = runClock({ nightMs: Date.parse('2030-07-04T22:30:30Z'), speed: 1, steadyMs: () => steadyMs });
  const feed = replayFeed({
    path,
    mode: 'rehearsal',
    clock,
    quietMinutes: 0,
    faults: NO_FAULTS,
    known: new Set(),
  });
  const stop = new AbortController();
  const items = feed.items(stop.signal)[Symbol.asyncIterator]();
  assert.equal(textOf((await items.next()).value), LINES[0]);
  const second = items.next();
  stop.abort();
  assert.equal((await second).done, true);
  steadyMs = 60_000;
  const again = feed.items(new AbortController().signal)[Symbol.asyncIterator]();
  await again.next();
  assert.equal(textOf((await again.next()).value), LINES[1]);
});

test('[I24] what happened before the start comes at once, with its own time', async () => {
  let steadyMs = 0;
  const clock = runClock({ nightMs: Date.parse('2030-07-04T23:59:00Z'), speed: 1, steadyMs: () => steadyMs });
  const { items } = await play('2030-07-04T21:00:00Z', { clock });
  steadyMs = 1;
  assert.equal(items.length, LINES.length);
  assert.equal(items[0]?.nightAt, '2030-07-04T22:30:00.000Z');
});

test('[I24] a quiet stretch longer than the longest kept is jumped over', async () => {
  const clock = runClock({
    nightMs: Date.parse('2030-07-04T22:31:00Z'),
    speed: 1_000_000,
    steadyMs: () => 0,
  });
  const path = join(await emptyFolder(), 'night.ndjson');
  await writeFile(path, LINES.join('\n'));
  const stop = new AbortController();
  const feed = replayFeed({
    path,
    mode: 'rehearsal',
    clock,
    quietMinutes: 10,
    faults: NO_FAULTS,
    known: new Set(),
  });
  const items = feed.items(stop.signal)[Symbol.asyncIterator]();
  await items.next();
  await items.next();
  const third = items.next();
  stop.abort();
  await third;
  assert.equal(new Date(clock.nowMs()).toISOString(), '2030-07-04T23:49:00.000Z');
});

test('[I25] a recording is stamped with the running mode, and is never live', async () => {
  const { items } = await play('2030-07-04T23:59:00Z', { mode: 'test' });
  assert.deepEqual(
    items.map((item) => JSON.parse(textOf(item)).mode),
    ['test', 'test', 'test', 'test'],
  );
  await assert.rejects(play('2030-07-04T23:59:00Z', { mode: 'live' }), /never played in live mode/);
});

test('[I26] played again, a night passes over what the night has already', async () => {
  const known = new Set(LINES.slice(0, 2).map((line) => inputIdOf(Buffer.from(line))));
  const { items } = await play('2030-07-04T23:59:00Z', { known });
  assert.deepEqual(items.map(textOf), LINES.slice(2));
});

test('[I27] equal seeds give equal faults, other seeds others, and every message comes whole in the end', () => {
  const offers = Array.from({ length: 200 }, (_, index) => ({
    bytes: Buffer.from(`message ${String(index).padStart(3, '0')}`),
    at: new Date(Date.parse(TIMES[0] ?? '') + index * 1_000).toISOString(),
  }));
  const faults = { duplicate: 0.1, reorder: 0.1, truncate: 0.1 };
  const first = withFaults(offers, { seed: 7, ...faults }).map(textOf);
  assert.deepEqual(withFaults(offers, { seed: 7, ...faults }).map(textOf), first);
  assert.notDeepEqual(withFaults(offers, { seed: 8, ...faults }).map(textOf), first);
  assert.deepEqual(new Set(first.filter((text) => text.length === 11)), new Set(offers.map(textOf)));
  assert.ok(first.length > offers.length);
  const times = withFaults(offers, { seed: 7, ...faults }).map(({ at }) => at);
  assert.deepEqual(times, times.toSorted());
  assert.deepEqual(withFaults(offers, NO_FAULTS), offers);
});
