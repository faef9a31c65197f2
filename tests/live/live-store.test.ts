import assert from 'node:assert/strict';
import { test } from 'node:test';
import { livePage } from '#components/live/live-page.ts';
import { type LiveStore, makeLiveStore } from '#components/live/live-store.ts';
import { SocketPair } from '#tests/support/socket-pair.ts';
import { ALDER, BLUE, declared, GOLD, RED, reference, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const alder = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 });
const flag = { kind: 'resultFlagged', constituencyId: ALDER, words: 'Being checked' } as const;
const NIGHT_MS = Date.parse('2030-07-05T01:00:00Z');

/** A page that the server made at some seq, and a browser whose time is in the test's hands. */
function opened(pageSeq: number, isPast = false) {
  const pair = new SocketPair(roll);
  pair.commit(alder, flag, flag);
  const { epoch, seq, chain } = pair.snapshotAt(pageSeq);
  const page = livePage({
    roll,
    mode: 'test',
    position: { epoch, seq, chain },
    nightNowMs: NIGHT_MS,
    clock: { nightAt: '2030-07-04T21:00:00Z', realAt: '2030-01-01T00:00:00Z', speed: 60 },
    moment: { at: '2030-07-05T01:00:00.000Z', isPast, instead: null },
  });
  const time = { ms: 1000, waiting: [] as (() => void)[] };
  const store = makeLiveStore(page, {
    nowMs: () => time.ms,
    later: (_ms, act) => time.waiting.push(act),
  });
  return { pair, store, time };
}

function take(store: LiveStore, pair: SocketPair, seq: number): void {
  store.dispatch({ kind: 'snapshot', snapshot: pair.snapshotAt(seq) });
}

test("[C17] the page stays as the server made it until the browser's copy is as new", () => {
  const { pair, store } = opened(2);
  take(store, pair, 2);
  assert.equal(store.night(), null, 'without the reference nothing can be folded');
  store.setReference(reference());
  take(store, pair, 1);
  assert.equal(store.night(), null, 'a cached snapshot from before the page is not shown');
  take(store, pair, 2);
  assert.deepEqual(store.night()?.state, pair.stateAt({ ...pair.head, seq: 2 }));
});

test('[C17] another epoch is a newer night, whatever its numbers', () => {
  const { pair, store } = opened(3);
  store.setReference(reference());
  pair.beginAgain('second');
  take(store, pair, 0);
  assert.equal(store.night()?.state.tally.declared, 0);
});

test('[C17] a burst is shown a few times a second, its first and its last for certain', () => {
  const { pair, store, time } = opened(1);
  store.setReference(reference());
  let told = 0;
  store.subscribe(() => {
    told += 1;
  });
  take(store, pair, 1);
  const first = store.night();
  assert.ok(first);
  take(store, pair, 2);
  take(store, pair, 3);
  assert.equal(store.night(), first, 'the same object until a quarter of a second has passed');
  assert.equal(time.waiting.length, 1);
  time.ms += 250;
  const before = told;
  time.waiting.pop()?.();
  assert.deepEqual(store.night()?.state, pair.stateAt(pair.head));
  assert.equal(told, before + 1);
});

test('[C20] what is declared shows at once though the browser’s clock was set back by an hour', () => {
  const { pair, store, time } = opened(1);
  store.setReference(reference());
  take(store, pair, 1);
  time.ms -= 3_600_000;
  take(store, pair, 3);
  assert.deepEqual(store.night()?.state, pair.stateAt(pair.head));
  assert.equal(time.waiting.length, 0);
});

test('[C17] a view is built again when the state is another, or half a minute has gone', () => {
  const { pair, store, time } = opened(3);
  store.setReference(reference());
  take(store, pair, 3);
  const first = store.night();
  time.ms += 1000;
  store.dispatch({ kind: 'tick' });
  assert.equal(store.night(), first);
  time.ms += 29_000;
  store.dispatch({ kind: 'tick' });
  assert.notEqual(store.night(), first);
  assert.equal(store.night()?.state, first?.state);
  assert.ok((store.night()?.nightNowMs ?? 0) > (first?.nightNowMs ?? 0));
});

test("[C10] the time of the last word is told on the night's clock", () => {
  const { pair, store, time } = opened(3);
  store.setReference(reference());
  take(store, pair, 3);
  assert.equal(store.freshness().heardNightMs, NIGHT_MS);
  time.ms += 9000;
  store.dispatch({ kind: 'tick' });
  assert.deepEqual([store.freshness().status, store.freshness().heardNightMs], ['offline', NIGHT_MS]);
});

test('[V310] a page that has just come is not made again until something happens', () => {
  const { pair, store, time } = opened(2);
  store.setReference(reference());
  take(store, pair, 2);
  assert.equal(store.night()?.isServed, true, 'the copy is what the page was made from');
  time.ms += 1000;
  take(store, pair, 3);
  assert.equal(store.night()?.isServed, false, 'a fact more');
});

test('[V310] after half a minute the time alone makes a page anew', () => {
  const { pair, store, time } = opened(3);
  store.setReference(reference());
  take(store, pair, 3);
  assert.equal(store.night()?.isServed, true);
  time.ms += 31_000;
  store.dispatch({ kind: 'tick' });
  assert.equal(store.night()?.isServed, false);
});

test('[V310] a page that is older than the copy, of another epoch or of the past is made anew at once', () => {
  const older = opened(2);
  older.store.setReference(reference());
  take(older.store, older.pair, 3);
  assert.equal(older.store.night()?.isServed, false);
  const other = opened(0);
  other.store.setReference(reference());
  other.pair.beginAgain('second');
  take(other.store, other.pair, 0);
  assert.equal(other.store.night()?.isServed, false);
  const past = opened(3, true);
  past.store.setReference(reference());
  take(past.store, past.pair, 3);
  assert.equal(past.store.night()?.isServed, false);
});
