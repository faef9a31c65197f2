import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isAboutContest,
  isAboutForecast,
  isAboutLocalPriors,
  isAboutWatch,
  type NightEvent,
  type NightFact,
} from '#lib/election/events.ts';
import { reduce, reduceAll } from '#lib/election/reduce.ts';
import { emptyArea, emptyState, type NightState } from '#lib/election/state.ts';
import { combineArea, recomputeTally } from '#lib/election/tally.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { holds } from '#tests/support/properties.ts';
import {
  corrected,
  declared,
  eventOf,
  fold,
  numbered,
  seatId,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);

test('[N7] the totals equal a recomputation after every event, whatever happens', () => {
  holds(
    fc.property(anyNight(seats), (facts) => {
      let state = emptyState;
      for (const event of numbered(facts)) {
        state = reduce(roll, state, event);
        assert.deepEqual(state.tally, recomputeTally(roll, state.contests));
      }
    }),
  );
});

test('[N7] seats are declared or announced, gains are losses, and the regions add up to the totals', () => {
  holds(
    fc.property(anyNight(seats), (facts) => {
      const { tally } = fold(roll, numbered(facts));
      const sum = Object.values(tally.areas).reduce((left, right) => combineArea(left, right), emptyArea);
      const total = (counts: object) => Object.values(counts).reduce((left, right) => left + right, 0);
      assert.equal(total(tally.seats), tally.declared + tally.rush);
      assert.equal(total(tally.gains), total(tally.losses));
      for (const key of ['declared', 'rush', 'withdrawn', 'postponed', 'seats', 'gains', 'losses'] as const) {
        assert.deepEqual(sum[key], tally[key]);
      }
      assert.equal(total(sum.votes), sum.validVotes);
    }),
  );
});

test('[N8] events of different seats may come in any order: the contests and the totals are the same', () => {
  const shuffledNight = anyNight(seats).chain((facts) => {
    const events = numbered(facts);
    return fc
      .shuffledSubarray([...events], { minLength: events.length })
      .map((shuffled) => ({ events, shuffled: inOwnOrder(events, shuffled) }));
  });
  holds(
    fc.property(shuffledNight, ({ events, shuffled }) => {
      const told = fold(roll, events);
      const toldOtherwise = fold(roll, shuffled);
      assert.deepEqual(toldOtherwise.contests, told.contests);
      assert.deepEqual(toldOtherwise.tally, told.tally);
    }),
  );
});

test('[N8] events that come twice or three times change nothing', () => {
  const repeatedNight = fc
    .tuple(anyNight(seats), fc.infiniteStream(fc.integer({ min: 1, max: 3 })))
    .map(([facts, times]) => {
      const events = numbered(facts);
      const repeated = events.flatMap((event) => Array<NightEvent>(times.next().value ?? 1).fill(event));
      return { events, repeated };
    });
  holds(
    fc.property(repeatedNight, ({ events, repeated }) => {
      assert.deepEqual(fold(roll, repeated), fold(roll, events));
    }),
  );
});

test('[N9] a snapshot taken after any event, sent as text, and the events after it give the same state', () => {
  const cutNight = anyNight(seats).chain((facts) =>
    fc.record({ facts: fc.constant(facts), cut: fc.nat(facts.length) }),
  );
  holds(
    fc.property(cutNight, ({ facts, cut }) => {
      const events = numbered(facts);
      const snapshot = JSON.stringify(fold(roll, events.slice(0, cut)));
      const resumed = fold(roll, events.slice(cut), JSON.parse(snapshot) as NightState);
      assert.deepEqual(resumed, fold(roll, events));
    }),
  );
});

test('[N9] many events folded at once give the state of one after another, and none at all the same object', () => {
  const cutNight = anyNight(seats).chain((facts) =>
    fc.record({ facts: fc.constant(facts), cut: fc.nat(facts.length) }),
  );
  holds(
    fc.property(cutNight, ({ facts, cut }) => {
      const events = numbered(facts);
      const first = fold(roll, events.slice(0, cut));
      const untouched = JSON.stringify(first);
      assert.deepEqual(reduceAll(roll, first, events.slice(cut)), fold(roll, events));
      assert.equal(JSON.stringify(first), untouched);
      assert.equal(reduceAll(roll, first, []), first);
    }),
  );
});

test('[N9] a result corrected, withdrawn and declared again leaves the totals of a night without the detour', () => {
  const right = { red: 420, blue: 410, gold: 170 };
  const wrong = fc.record({ red: fc.integer({ min: 500, max: 999 }), blue: fc.nat(400), gold: fc.nat(400) });
  holds(
    fc.property(wrong, wrong, anyNight(seats.slice(0, 3), 20), (first, second, others) => {
      const id = seatId(5);
      const detour = [
        declared(roll, id, first, 1),
        corrected(roll, id, second, 2),
        { kind: 'resultWithdrawn', constituencyId: id, revision: 3, reason: 'Wrong' } as const,
        declared(roll, id, right, 4),
      ];
      const straight = fold(roll, numbered([...others, declared(roll, id, right)]));
      const roundabout = fold(roll, numbered([...others, ...detour]));
      assert.deepEqual(roundabout.tally, straight.tally);
    }),
  );
});

test('[N9] an event about something that is not there is a fault of ours and throws', () => {
  const unknown = { ...declared(roll, seatId(5), { red: 1 }), constituencyId: seatId(99) } as NightFact;
  assert.throws(() => reduce(roll, emptyState, eventOf(unknown, 1)), /No constituency/);
});

/** The shuffled events, but those of one seat in the order in which they were. */
function inOwnOrder(events: readonly NightEvent[], shuffled: readonly NightEvent[]): readonly NightEvent[] {
  const queues = Map.groupBy(events, subjectOf);
  const next = new Map([...queues].map(([id, queue]) => [id, queue.values()]));
  return shuffled.map((event) => {
    const own = next.get(subjectOf(event))?.next().value;
    if (own === undefined) throw new Error('A shuffle keeps every event');
    return own;
  });
}

function subjectOf(event: NightEvent): string {
  if (isAboutContest(event)) return event.constituencyId;
  if (isAboutWatch(event)) return 'watch';
  if (isAboutLocalPriors(event)) return 'localPriors';
  return isAboutForecast(event) ? 'forecast' : 'liveblog';
}
