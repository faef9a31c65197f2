import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ForecastFact, NightFact } from '#lib/election/events.ts';
import { reduce } from '#lib/election/reduce.ts';
import { forecastFactSchema } from '#server/ingest/forecast-fact-schema.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { holds } from '#tests/support/properties.ts';
import { eventOf, fold, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);
const after = (...facts: readonly NightFact[]) => fold(roll, numbered(facts)).forecastHidden;
const hidden = (reason: string): ForecastFact => ({ kind: 'forecastHidden', reason });

test('[M19] the forecast is shown until it is hidden; hidden again it has the newer reason; shown again, none', () => {
  assert.equal(after(), null);
  assert.deepEqual(after(hidden('It is being checked')), {
    seq: 1,
    at: '2030-07-04T21:01:00Z',
    reason: 'It is being checked',
  });
  assert.equal(after(hidden('One'), hidden('Two'))?.reason, 'Two');
  assert.equal(after(hidden('One'), { kind: 'forecastShown' }), null);
});

test('[M19] the switch moves no contest, no total, no entry and no post; shown twice changes nothing', () => {
  holds(
    fc.property(anyNight(seats), fc.boolean(), (facts, hides) => {
      const before = fold(roll, numbered(facts));
      const fact: ForecastFact = hides ? hidden('Wait') : { kind: 'forecastShown' };
      const {
        forecastHidden: _,
        forecastSwitches: __,
        ...rest
      } = reduce(roll, before, eventOf(fact, facts.length + 1));
      const { forecastHidden: wasHidden, forecastSwitches: ___, ...restBefore } = before;
      assert.deepEqual(rest, restBefore);
      if (!hides && wasHidden === null)
        assert.equal(reduce(roll, before, eventOf(fact, facts.length + 1)), before);
    }),
  );
});

test('[M19] the public note is one readable line', () => {
  const takes = (value: unknown) => forecastFactSchema.safeParse(value).success;
  assert.ok(takes(hidden('The exit poll that it began from was wrong. <b>It</b> comes back soon.')));
  assert.ok(takes({ kind: 'forecastShown' }));
  assert.ok(!takes({ kind: 'forecastShown', reason: 'why' }));
  assert.ok(!takes(hidden('')));
  assert.ok(!takes(hidden('x'.repeat(301))));
  for (const text of ['two\nlines', ' blank ', 'right\u202Eleft', 'a\u0000b'])
    assert.ok(!takes(hidden(text)));
});
