import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NightEvent, ResultDeclared } from '#lib/election/events.ts';
import { emptyState } from '#lib/election/state.ts';
import { plain, smallForecast } from '#tests/support/forecast-night.ts';
import { holds } from '#tests/support/properties.ts';

const night = await smallForecast();
const { events, roll, model } = night;
const RUNS = 25;

/** Some declarations of the real night, in any order. */
const someEvents = fc
  .uniqueArray(fc.integer({ min: 0, max: events.length - 1 }), { minLength: 1, maxLength: 60 })
  .map((places) => places.map((place) => events[place] as NightEvent));

test('[M5] chances of a seat add up to one; a declared seat is certain, and who does not stand has no chance', () => {
  holds(
    fc.property(someEvents, (some) => {
      const state = night.stateOf(some);
      for (const { constituencyId, probabilities, settled } of night.after(state).seats) {
        const sum = [...probabilities.values()].reduce((total, each) => total + each, 0);
        assert.ok(Math.abs(sum - 1) < 1e-6, constituencyId);
        assert.equal(settled === 'declared', state.contests[constituencyId]?.phase.kind === 'declared');
        if (settled !== null) assert.deepEqual([...probabilities.values()], [1]);
        const { area, place } = model.places.get(constituencyId) ?? assert.fail();
        for (const [slot, id] of area.plan.ids.entries()) {
          if (settled === null) assert.equal(probabilities.has(id), area.seats[place]?.stands[slot]);
        }
      }
    }),
    RUNS,
  );
});

test('[M5] in every draw the seats of all lines add up to the seats of the House', () => {
  holds(
    fc.property(someEvents, (some) => {
      const { totals } = night.after(night.stateOf(some));
      for (let draw = 0; draw < totals.draws; draw++) {
        const seats = [...totals.counts.values()].reduce((sum, count) => sum + (count[draw] ?? 0), 0);
        assert.equal(seats, roll.seats);
      }
    }),
    RUNS,
  );
});

test('[M6] the same declarations in any order, at once or one by one, give the same forecast to the last bit', () => {
  holds(
    fc.property(someEvents, fc.nat(), (some, cut) => {
      const backwards = some.toReversed();
      const part = backwards.slice(0, cut % backwards.length);
      assert.deepEqual(
        plain(night.after(night.stateOf(part), night.stateOf(backwards))).seats,
        plain(night.after(night.stateOf(some))).seats,
      );
    }),
    RUNS,
  );
});

test('[M7] a seat that is declared and withdrawn leaves no trace', () => {
  holds(
    fc.property(someEvents, (some) => {
      const [last, ...rest] = some as [ResultDeclared & NightEvent, ...NightEvent[]];
      const withdrawn = withdrawal(last);
      const before = night.stateOf(rest);
      const gone = night.after(night.stateOf([...rest, last]), night.stateOf([...rest, last, withdrawn]));
      assert.deepEqual(plain(gone), plain(night.after(before)));
    }),
    RUNS,
  );
});

test('[M7] a wrong result, once corrected, is as if it had never been', () => {
  holds(
    fc.property(someEvents, (some) => {
      const [right, ...rest] = some as [ResultDeclared & NightEvent, ...NightEvent[]];
      const wrong = { ...right, figures: { ...right.figures, votes: turned(right.figures.votes) } };
      const corrected = correction(right);
      const wrongly = night.stateOf([...rest, wrong]);
      const rightly = night.stateOf([...rest, wrong, corrected]);
      assert.deepEqual(
        plain(night.after(wrongly, rightly)).seats,
        plain(night.after(night.stateOf([...rest, right]))).seats,
      );
    }),
    RUNS,
  );
});

test('[M11] the same inputs make the same model, and the same seed the same chances', async () => {
  const again = await smallForecast();
  const state = night.stateOf(events.slice(0, 40));
  assert.deepEqual(plain(again.after(state)), plain(night.after(state)));
  assert.notDeepEqual(plain(again.after(emptyState)).seats, plain(night.after(state)).seats);
});

/** Every candidate has the votes of the next one. */
function turned(votes: ResultDeclared['figures']['votes']): ResultDeclared['figures']['votes'] {
  const ids = Object.keys(votes) as (keyof typeof votes)[];
  return Object.fromEntries(ids.map((id, index) => [id, votes[ids[(index + 1) % ids.length] ?? id] ?? 0]));
}

function withdrawal(event: ResultDeclared & NightEvent): NightEvent {
  const { figures: _, ...about } = event;
  return { ...about, kind: 'resultWithdrawn', revision: 2, reason: 'Read out in error' } as NightEvent;
}

function correction(event: ResultDeclared & NightEvent): NightEvent {
  return {
    ...event,
    seq: event.seq + events.length,
    kind: 'resultCorrected',
    revision: 2,
    reason: 'Two bundles were swapped',
  } as NightEvent;
}
