import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LocalPriorFact, NightFact } from '#lib/election/events.ts';
import { reduce } from '#lib/election/reduce.ts';
import { compactState, fullState } from '#lib/sync/compact-state.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { holds } from '#tests/support/properties.ts';
import { ALDER, BIRCH, eventOf, fold, idOf, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);
const RED = { constituencyId: ALDER, candidateId: idOf('alder', 'red') };
const GOLD = { constituencyId: BIRCH, candidateId: idOf('birch', 'gold') };
const expected = (whom: typeof RED, sharePermille: number): LocalPriorFact => ({
  ...{ kind: 'localPriorSet', ...whom, sharePermille, sdPermille: 50, reason: 'A poll of the seat' },
});
const removed = (whom: typeof RED): LocalPriorFact => ({ kind: 'localPriorRemoved', ...whom });
const after = (...facts: readonly NightFact[]) => fold(roll, numbered(facts)).localPriors;

test('[M36] the newest word of each candidate stands, in the order in which they were first named', () => {
  const held = after(expected(RED, 290), expected(GOLD, 100), expected(RED, 310));
  assert.deepEqual(
    held.map(({ candidateId, sharePermille, seq }) => [candidateId, sharePermille, seq]),
    [
      [RED.candidateId, 310, 3],
      [GOLD.candidateId, 100, 2],
    ],
  );
  assert.deepEqual(after(expected(RED, 290), removed(RED)), []);
});

test('[M36] it moves no figure of the night; the same again changes nothing; it survives its journey', () => {
  holds(
    fc.property(anyNight(seats), fc.boolean(), (facts, sets) => {
      const before = fold(roll, numbered(facts));
      const fact = sets ? expected(RED, 290) : removed(RED);
      const next = reduce(roll, before, eventOf(fact, facts.length + 1));
      assert.deepEqual({ ...next, localPriors: before.localPriors }, before);
      assert.equal(reduce(roll, next, eventOf(fact, facts.length + 2)), next);
      assert.deepEqual(fullState(roll, compactState(roll, next)), next);
    }),
  );
});
