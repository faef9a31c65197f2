import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ForecastAnswer,
  type ForecastLine,
  makeForecastStore,
} from '#components/live/forecast-store.ts';
import { livePage } from '#components/live/live-page.ts';
import { makeLiveStore } from '#components/live/live-store.ts';
import { makeStandingStore } from '#components/live/standing-store.ts';
import type { NightFact } from '#lib/election/events.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import type { CompactForecast } from '#lib/sync/compact-forecast.ts';
import { SocketPair } from '#tests/support/socket-pair.ts';
import { ALDER, BLUE, declared, GOLD, RED, reference, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const alder = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 });
const minute = (count: number) => Date.parse('2030-07-04T21:00:00Z') + count * 60_000;

/** A reading of which only the tag is looked at. */
const reading = (tag: string) => ({ tag }) as ForecastReading;
const moves = (from: string, to: string) => ({ from, to }) as CompactForecast;
const answered = (tag: string): ForecastAnswer => ({ kind: 'reading', reading: reading(tag) });
const shown = (tag: string) => ({ kind: 'shown', reading: { tag } });

/** A page with a line in the test's hands: what is asked waits until it is answered. */
function opened({ nightNowMs = minute(60) } = {}) {
  const pair = new SocketPair(roll);
  pair.commit(alder);
  const { epoch, seq, chain } = pair.snapshotAt(1);
  const time = { ms: 1000 };
  const live = makeLiveStore(
    livePage({
      roll,
      mode: 'test',
      position: { epoch, seq, chain },
      nightNowMs,
      clock: null,
      moment: { at: new Date(nightNowMs).toISOString(), isPast: false, instead: null },
    }),
    { nowMs: () => time.ms, later: () => {} },
  );
  live.setReference(reference());
  const standing = makeStandingStore(live, async (past, _epoch, upTo) => {
    past.add(pair.log.events.slice(0, upTo));
  });
  const asked: { readonly at: string | null; readonly answer: (answer: ForecastAnswer) => Promise<void> }[] =
    [];
  const timers: (() => void)[] = [];
  const line: ForecastLine = {
    ask: (moment) => {
      const { promise, resolve } = Promise.withResolvers<ForecastAnswer>();
      asked.push({
        at: moment?.at ?? null,
        async answer(answer) {
          resolve(answer);
          await new Promise(setImmediate);
        },
      });
      return promise;
    },
    withMoves: (_roll, held, { from, to }) => (held.tag === from ? reading(to) : null),
  };
  const store = makeForecastStore({
    live,
    standing,
    load: async () => line,
    later: (_ms, act) => timers.push(act),
    chance: () => 0.5,
  });
  const commit = (...facts: readonly NightFact[]) => {
    pair.commit(...facts);
    time.ms += 1000;
    live.dispatch({ kind: 'snapshot', snapshot: pair.snapshotAt(pair.head.seq) });
  };
  live.dispatch({ kind: 'snapshot', snapshot: pair.snapshotAt(1) });
  const begin = async () => {
    store.subscribe(() => {});
    await new Promise(setImmediate);
  };
  const tick = async () => {
    for (const act of timers.splice(0)) act();
    await new Promise(setImmediate);
  };
  return { store, standing, asked, begin, commit, tick, pair };
}

test('[R35] nothing is fetched before somebody shows it; until it is here the page is as the server made it', async () => {
  const { store, asked, begin } = opened();
  await new Promise(setImmediate);
  store.hear({ kind: 'other', tag: 'one' });
  assert.equal(asked.length, 0);
  await begin();
  assert.equal(asked.length, 1);
  assert.equal(store.shown(), null);
  await asked[0]?.answer(answered('one'));
  assert.deepEqual(store.shown(), shown('one'));
});

test('[R35] what moved is made in the reading that it moved from; any other reading is fetched whole', async () => {
  const { store, asked, begin, tick } = opened();
  await begin();
  await asked[0]?.answer(answered('one'));
  store.hear({ kind: 'changed', changes: moves('one', 'two') });
  assert.deepEqual(store.shown(), shown('two'));
  store.hear({ kind: 'changed', changes: moves('zero', 'two') });
  await tick();
  assert.equal(asked.length, 1, 'it shows that already');
  store.hear({ kind: 'changed', changes: moves('three', 'four') });
  assert.deepEqual(store.shown(), shown('two'), 'until the whole is here');
  assert.equal(asked.length, 1, 'pages do not ask all at once');
  await tick();
  await asked[1]?.answer(answered('four'));
  assert.deepEqual(store.shown(), shown('four'));
});

test('[R35] hidden in the night that the page follows, nothing of it is shown; shown again, it goes on', async () => {
  const { store, asked, begin, commit, standing } = opened();
  await begin();
  await asked[0]?.answer(answered('one'));
  commit({ kind: 'forecastHidden', reason: 'It is being checked' });
  assert.deepEqual(store.shown(), { kind: 'hidden', note: 'It is being checked' });
  standing.standAt(minute(0.5));
  await new Promise(setImmediate);
  assert.deepEqual(store.shown(), { kind: 'hidden', note: 'It is being checked' }, 'of the past neither');
  standing.follow();
  commit({ kind: 'forecastShown' });
  assert.deepEqual(store.shown(), shown('one'));
});

test('[R35] a page that was opened while it was hidden asks when it is shown again', async () => {
  const { store, asked, begin, commit } = opened();
  commit({ kind: 'forecastHidden', reason: 'It is being checked' });
  await begin();
  await asked[0]?.answer({ kind: 'none' });
  assert.equal(store.shown()?.kind, 'hidden');
  commit({ kind: 'forecastShown' });
  await asked[1]?.answer(answered('one'));
  assert.deepEqual(store.shown(), shown('one'));
});

test('[R35] in the past it shows the forecast of then, once the page stands still', async () => {
  const { store, standing, asked, begin, tick } = opened();
  await begin();
  await asked[0]?.answer(answered('now'));
  standing.standAt(minute(0.5));
  await new Promise(setImmediate);
  assert.deepEqual(store.shown(), { kind: 'unavailable', why: 'starting' });
  standing.standAt(minute(0.25));
  assert.equal(asked.length, 1);
  await tick();
  assert.deepEqual(
    asked.slice(1).map(({ at }) => at),
    ['2030-07-04T21:00:15.000Z'],
    'only where it came to stand',
  );
  await asked[1]?.answer(answered('then'));
  assert.deepEqual(store.shown(), shown('then'));
  standing.follow();
  assert.deepEqual(store.shown(), shown('now'));
});

test('[R35] before the close of poll by the night’s clock nothing of it is shown', async () => {
  const { store, asked, begin } = opened({ nightNowMs: minute(-1) });
  await begin();
  await asked[0]?.answer(answered('one'));
  assert.deepEqual(store.shown(), { kind: 'embargoed' });
});

test('[R35] one that is being made is asked for again when the server says', async () => {
  const { store, asked, begin, tick } = opened();
  await begin();
  await asked[0]?.answer({ kind: 'later', ms: 5000 });
  assert.deepEqual(store.shown(), { kind: 'unavailable', why: 'starting' });
  await tick();
  await asked[1]?.answer(answered('one'));
  assert.deepEqual(store.shown(), shown('one'));
});
