import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CHECKPOINT_EVENTS, emptyHistory, extendHistory, seqAt, stateAfter } from '#lib/election/history.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import { holds } from '#tests/support/properties.ts';
import { fold, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);
const LONGEST = 3 * CHECKPOINT_EVENTS + 5;

test('[R15] the state at any moment is the fold of the events up to it, however the log arrived', () => {
  const part = fc.integer({ min: 1, max: 2 * CHECKPOINT_EVENTS });
  holds(
    fc.property(
      anyNight(seats, LONGEST),
      part,
      fc.double({ min: -0.2, max: 1.2, noNaN: true }),
      (facts, size, share) => {
        const events = numbered(facts);
        let history = emptyHistory;
        for (let start = 0; start < events.length; start += size) {
          history = extendHistory(roll, history, events.slice(start, start + size));
        }
        const first = Date.parse(events[0]?.at ?? '2030-07-04T21:00:00Z');
        const last = Date.parse(events.at(-1)?.at ?? '2030-07-04T21:00:00Z');
        const momentMs = first + share * (last - first);
        const prefix = events.filter(({ at }) => Date.parse(at) <= momentMs);
        const seq = seqAt(history.events, momentMs);
        assert.equal(seq, prefix.length);
        assert.deepEqual(stateAfter(roll, history, seq), fold(roll, prefix));
        assert.deepEqual(history.state, fold(roll, events));
      },
    ),
  );
});

test('[R15] events of one moment come together', async () => {
  const { roll: real, events } = await night2024();
  const history = extendHistory(real, emptyHistory, events);
  const moment = Date.parse('2024-07-05T02:54:00Z');
  const seq = seqAt(events, moment);
  assert.equal(events[seq - 1]?.at, '2024-07-05T02:54:00Z');
  assert.equal(events[seq - 2]?.at, '2024-07-05T02:54:00Z');
  assert.ok(Date.parse(events[seq]?.at ?? '') > moment);
  assert.equal(
    seqAt(events, moment - 1),
    events.findIndex(({ at }) => at === '2024-07-05T02:54:00Z'),
  );
  assert.equal(stateAfter(real, history, seq).tally.declared, seq);
});
