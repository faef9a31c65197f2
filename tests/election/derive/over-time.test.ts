import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeOverTime } from '#lib/election/derive/change-over-time.ts';
import { shareRow } from '#lib/election/derive/national.ts';
import { nightSteps } from '#lib/election/derive/night-steps.ts';
import { areaOf } from '#lib/election/derive/scope.ts';
import { seatsOverTime } from '#lib/election/derive/seats-over-time.ts';
import type { NightFact } from '#lib/election/events.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { holds } from '#tests/support/properties.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  corrected,
  declared,
  fold,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const NIGHT: readonly NightFact[] = [
  { kind: 'winnerAnnounced', constituencyId: ALDER, revision: 1, winner: idOf('alder', RED) },
  declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 }, 2),
  declared(roll, BIRCH, { [RED]: 700, [BLUE]: 300 }),
  corrected(roll, ALDER, { [RED]: 400, [BLUE]: 500 }, 3),
  { kind: 'resultWithdrawn', constituencyId: BIRCH, revision: 2, reason: 'Counted twice' },
];

test('[G65] seats over time say what was known then: announced, declared, corrected, withdrawn', () => {
  const steps = nightSteps(roll, fold(roll, numbered(NIGHT)));
  const points = seatsOverTime(steps).map(({ at, taken, seats }) => [
    at.slice(11, 16),
    taken,
    seats.get(RED) ?? 0,
    seats.get(BLUE) ?? 0,
  ]);
  assert.deepEqual(points, [
    ['21:01', 1, 1, 0],
    // The figures at 21:02 moved no seat.
    ['21:03', 2, 2, 0],
    ['21:04', 2, 1, 1],
    ['21:05', 1, 0, 1],
  ]);
});

test('[G64] change over time leaves out a winner without figures, and takes back what was withdrawn', () => {
  const points = changeOverTime(nightSteps(roll, fold(roll, numbered(NIGHT))), [RED]);
  assert.deepEqual(
    points.map(({ seats, changes }) => [seats, changes[0]?.toFixed(1)]),
    // Red had 40 % in Alder and 60 % in Birch.
    [
      [1, '15.6'],
      [2, '13.2'],
      [2, '7.9'],
      [1, '4.4'],
    ],
  );
});

test('[G65] whatever happens, the last step is the night as it stands', () => {
  const seats = eightSeats();
  const eight = tinyRoll(seats);
  holds(
    fc.property(anyNight(seats), (facts) => {
      // Nominations that change later rename the past too: the ballot paper of a seat is one.
      const night = facts.filter(({ kind }) => kind !== 'nominationsAmended');
      const state = fold(eight, numbered(night));
      const steps = nightSteps(eight, state);
      const last = seatsOverTime(steps).at(-1);
      const counted = [...(last?.seats ?? [])].filter(([, count]) => count !== 0);
      assert.deepEqual(Object.fromEntries(counted), state.tally.seats);
      const change = changeOverTime(steps, [RED]).at(-1);
      const area = areaOf(eight, state.tally, 'GB');
      assert.equal(change?.seats ?? 0, area.withBase);
      if (area.validVotesWithBase > 0) {
        assert.equal(change?.changes[0]?.toFixed(9), shareRow(area, RED).change?.toFixed(9));
      }
    }),
  );
});
