import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NightFact, WatchFact } from '#lib/election/events.ts';
import { reduce } from '#lib/election/reduce.ts';
import { compactState, fullState } from '#lib/sync/compact-state.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { holds } from '#tests/support/properties.ts';
import { ALDER, BIRCH, eventOf, fold, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);
const after = (...facts: readonly NightFact[]) => fold(roll, numbered(facts));
const picked = (constituencyId: typeof ALDER, reason: string): WatchFact => ({
  kind: 'watchPicked',
  constituencyId,
  reason,
});
const unpicked = (constituencyId: typeof ALDER): WatchFact => ({ kind: 'watchUnpicked', constituencyId });

test('[N30] picked seats stand in the order of their first picking, each with its newest reason', () => {
  const { watch } = after(picked(ALDER, 'Close'), picked(BIRCH, 'A minister'), picked(ALDER, 'Recount'));
  assert.deepEqual(
    watch.map(({ constituencyId, reason, seq }) => [constituencyId, reason, seq]),
    [
      [ALDER, 'Recount', 3],
      [BIRCH, 'A minister', 2],
    ],
  );
  assert.deepEqual(after(picked(ALDER, 'Close'), unpicked(ALDER)).watch, []);
});

test('[N30] the list moves no contest, no total and no entry; the same again changes nothing', () => {
  holds(
    fc.property(anyNight(seats), fc.constantFrom(...seats), fc.boolean(), (facts, seat, picks) => {
      const before = fold(roll, numbered(facts));
      const fact = picks ? picked(seat.id, 'Close') : unpicked(seat.id);
      const next = reduce(roll, before, eventOf(fact, facts.length + 1));
      assert.deepEqual({ ...next, watch: before.watch }, before);
      assert.equal(reduce(roll, next, eventOf(fact, facts.length + 2)), next);
      assert.deepEqual(fullState(roll, compactState(roll, next)), next);
    }),
  );
});
