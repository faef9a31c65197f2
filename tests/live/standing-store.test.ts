import assert from 'node:assert/strict';
import { test } from 'node:test';
import { livePage } from '#components/live/live-page.ts';
import { makeLiveStore } from '#components/live/live-store.ts';
import type { PastNight } from '#components/live/past-night.ts';
import { makeStandingStore } from '#components/live/standing-store.ts';
import { SocketPair } from '#tests/support/socket-pair.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  declared,
  GOLD,
  RED,
  reference,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const alder = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 });
const birch = declared(roll, BIRCH, { [RED]: 300, [BLUE]: 310, [GOLD]: 3 });
const flag = { kind: 'resultFlagged', constituencyId: ALDER, words: 'Being checked' } as const;
/** Event n of the tiny night is n minutes after the close. */
const minute = (count: number) => Date.parse('2030-07-04T21:00:00Z') + count * 60_000;

/** A browser with a page, a server to take snapshots from, and events that come when the test says so. */
function opened({ pastMinute = null as number | null } = {}) {
  const time = { ms: 1000 };
  const pair = new SocketPair(roll);
  pair.commit(alder, birch, flag);
  const pageSeq = pastMinute === null ? 3 : Math.floor(pastMinute);
  const { epoch, seq, chain } = pair.snapshotAt(pageSeq);
  const nightNowMs = pastMinute === null ? minute(60) : minute(pastMinute);
  const live = makeLiveStore(
    livePage({
      roll,
      mode: 'test',
      position: { epoch, seq, chain },
      nightNowMs,
      clock: null,
      moment: { at: new Date(nightNowMs).toISOString(), isPast: pastMinute !== null, instead: null },
    }),
    { nowMs: () => time.ms, later: () => {} },
  );
  const fetches: { readonly seq: number; readonly arrive: () => Promise<void> }[] = [];
  const standing = makeStandingStore(live, (past: PastNight, _epoch, upTo) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    fetches.push({
      seq: upTo,
      async arrive() {
        past.add(pair.log.events.slice(0, upTo));
        resolve();
        // What waits for the events goes on after this.
        await new Promise(setImmediate);
      },
    });
    return promise;
  });
  const arrive = () => fetches.at(-1)?.arrive();
  const take = (atSeq: number) => {
    time.ms += 1000;
    live.dispatch({ kind: 'snapshot', snapshot: pair.snapshotAt(atSeq) });
  };
  live.setReference(reference());
  return { pair, live, standing, take, arrive, fetches };
}

test('[V105] scrubbing shows the state of the moment, folded from the events', async () => {
  const { pair, standing, take, arrive } = opened();
  take(3);
  assert.equal(standing.shown()?.state.tally.declared, 2);
  standing.standAt(minute(1.5));
  await arrive();
  assert.deepEqual(standing.shown()?.state, pair.stateAt({ ...pair.head, seq: 1 }));
  assert.equal(standing.shown()?.nightNowMs, minute(1.5));
  standing.standAt(minute(0));
  assert.deepEqual(standing.shown()?.state.contests, {});
  standing.standAt(minute(2));
  assert.deepEqual(standing.shown()?.state, pair.stateAt({ ...pair.head, seq: 2 }));
});

test('[V105] views are built again only when the state or the minute is another', async () => {
  const { standing, take, arrive } = opened();
  take(3);
  standing.standAt(minute(1));
  await arrive();
  const shown = standing.shown();
  standing.standAt(minute(1) + 59_000);
  assert.equal(standing.shown(), shown);
  standing.standAt(minute(1) + 60_000 - 1);
  assert.equal(standing.shown(), shown);
});

test('[V106] returning to now is one step, and has missed nothing meanwhile', async () => {
  const { pair, standing, take, arrive } = opened();
  take(3);
  standing.standAt(minute(1));
  await arrive();
  pair.commit(
    { kind: 'countingStarted', constituencyId: ALDER, revision: 1 },
    { kind: 'flagCleared', constituencyId: ALDER },
  );
  take(5);
  assert.equal(standing.shown()?.state.tally.declared, 1, 'the head goes on underneath');
  assert.equal(standing.follow(), true);
  assert.deepEqual(standing.standing(), { kind: 'following' });
  assert.deepEqual(standing.shown()?.state, pair.stateAt(pair.head));
});

test('[V106] a moment that nothing came after is now', async () => {
  const { standing, take, arrive } = opened();
  take(3);
  standing.standAt(minute(1));
  await arrive();
  standing.standAt(minute(3));
  assert.deepEqual(standing.standing(), { kind: 'following' });
  standing.standAt(Number.MAX_SAFE_INTEGER);
  assert.deepEqual(standing.standing(), { kind: 'following' });
});

test('[V107] what is on the page stays on it until the moment is there', async () => {
  const { standing, take, arrive } = opened();
  take(3);
  const before = standing.shown();
  standing.standAt(minute(1));
  assert.deepEqual(standing.standing(), { kind: 'at', atMs: minute(1), isShown: false });
  assert.equal(standing.shown(), before);
  await arrive();
  assert.deepEqual(standing.standing(), { kind: 'at', atMs: minute(1), isShown: true });
});

test('[V107] a page made in the past stays as the server made it, then folds its moment itself', async () => {
  const { pair, standing, take, arrive } = opened({ pastMinute: 2 });
  assert.deepEqual(standing.standing(), { kind: 'at', atMs: minute(2), isShown: true });
  assert.equal(standing.shown(), null);
  assert.equal(standing.follow(), false, 'the browser does not have the night yet');
  take(3);
  assert.equal(standing.shown(), null, 'the head is not what the page is about');
  await arrive();
  assert.deepEqual(standing.shown()?.state, pair.stateAt({ ...pair.head, seq: 2 }));
});

test('[V107] events that came since are fetched when a moment needs them, and only those', async () => {
  const { pair, standing, take, arrive, fetches } = opened();
  take(3);
  standing.standAt(minute(1));
  await arrive();
  pair.commit({ kind: 'flagCleared', constituencyId: ALDER }, flag);
  take(5);
  standing.standAt(minute(2));
  assert.deepEqual(
    fetches.map(({ seq }) => seq),
    [3],
  );
  standing.standAt(minute(4));
  assert.deepEqual(
    fetches.map(({ seq }) => seq),
    [3, 5],
  );
  await arrive();
  assert.deepEqual(standing.shown()?.state, pair.stateAt({ ...pair.head, seq: 4 }));
});

test('[V107] when another night begins there is no past of it, and the page follows', async () => {
  const { pair, standing, take, arrive } = opened();
  take(3);
  standing.standAt(minute(1));
  await arrive();
  pair.beginAgain('second');
  take(0);
  assert.deepEqual(standing.standing(), { kind: 'following' });
  assert.equal(standing.shown()?.state.tally.declared, 0);
});
