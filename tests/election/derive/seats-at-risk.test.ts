import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AREA_SEATS_MIN,
  bandOf,
  EITHER_WAY_POINTS,
  seatsAtRisk,
  unmeasuredSeats,
  WITHIN_REACH_POINTS,
} from '#lib/election/derive/seats-at-risk.ts';
import type { NightFact } from '#lib/election/events.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import {
  BLUE,
  baseOf,
  candidate,
  constituency,
  declared,
  fold,
  GLEN,
  ISLE,
  manySeats,
  NORTH,
  numbered,
  RED,
  seatId,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const inSouth = manySeats(7);
const inNorth = constituency(seatId(8), 'Seat 8', {
  region: NORTH,
  base: baseOf({ [BLUE]: 520, [RED]: 380 }),
});
const inGlen = constituency(seatId(9), 'Seat 9', {
  nation: 'Scotland',
  region: GLEN,
  base: baseOf({ [BLUE]: 500, [RED]: 400 }),
});
const inIsle = constituency(seatId(10), 'Seat 10', {
  nation: 'Northern Ireland',
  region: ISLE,
  base: baseOf({ [BLUE]: 500, [RED]: 490 }),
  candidates: [candidate('Seat 10', BLUE), candidate('Seat 10', RED)],
});
const roll = tinyRoll([...inSouth, inNorth, inGlen, inIsle]);

/** A swing of 10 points from Blue to Red in so many seats of the South, each Blue by 10 points before. */
const swungSouth = (count: number): readonly NightFact[] =>
  inSouth.slice(0, count).map((seat) => declared(roll, seat.id, { red: 500, blue: 400, gold: 100 }));
const risksAfter = (...facts: readonly NightFact[]) => seatsAtRisk(roll, fold(roll, numbered(facts)));
const found = (name: string, ...facts: readonly NightFact[]) =>
  risksAfter(...facts).find((each) => each.constituency.name === name);

test('[G22] the bands: likely from 3 points over, either way within 3, within reach while short by less than 8', () => {
  assert.deepEqual([EITHER_WAY_POINTS, WITHIN_REACH_POINTS], [3, 8]);
  assert.deepEqual(
    [3, 2.9, 0, -3, -3.1, -7.9, -8].map((over) => bandOf(over)),
    ['likely', 'eitherWay', 'eitherWay', 'eitherWay', 'withinReach', 'withinReach', null],
  );
});

test('[G22] a seat is measured by the swing in its region, between its defender and its challenger', () => {
  const risk = found('Seat 7', ...swungSouth(5));
  assert.equal(risk?.defender, BLUE);
  assert.equal(risk?.challenger.standing, RED);
  assert.deepEqual([risk?.needed.toFixed(1), risk?.soFar.toFixed(1), risk?.band], ['5.0', '10.0', 'likely']);
  assert.deepEqual([risk?.measuredIn, risk?.measuredSeats], ['south', 5]);
});

test('[G22] with fewer than five such seats in the region the nation speaks, then Great Britain, then nobody', () => {
  assert.equal(AREA_SEATS_MIN, 5);
  assert.equal(found('Seat 8', ...swungSouth(5))?.measuredIn, 'England');
  assert.equal(found('Seat 9', ...swungSouth(5))?.measuredIn, 'GB');
  assert.deepEqual(risksAfter(...swungSouth(4)), []);
});

test('[G22] Northern Ireland is never measured by seats elsewhere', () => {
  assert.equal(found('Seat 10', ...swungSouth(7)), undefined);
});

test('[G22] a seat with a winner, announced or declared, and a postponed one are at risk no more', () => {
  const about = { constituencyId: seatId(7), revision: 1 };
  const winner = 'seat7-blue' as CandidateId;
  assert.equal(found('Seat 7', ...swungSouth(5), { ...about, kind: 'winnerAnnounced', winner }), undefined);
  assert.equal(found('Seat 7', ...swungSouth(7)), undefined);
  assert.equal(
    found('Seat 7', ...swungSouth(5), { ...about, kind: 'pollPostponed', reason: 'Flood' }),
    undefined,
  );
});

test('[G22] the most endangered comes first', () => {
  const names = risksAfter(...swungSouth(6)).map((each) => each.constituency.name);
  assert.deepEqual(names, ['Seat 7', 'Seat 9', 'Seat 8']);
});

test('[G23] a well-known challenger without a base is listed as unmeasured, one whom nobody knows is not', () => {
  const known = constituency(seatId(1), 'Known', {
    base: baseOf({ [BLUE]: 500, [RED]: 400 }),
    candidates: [
      candidate('Known', BLUE),
      candidate('Known', 'independent', { name: 'Ivy Ives', sittingMp: true }),
    ],
  });
  const unknown = constituency(seatId(2), 'Unknown', {
    base: baseOf({ [BLUE]: 500, [RED]: 400 }),
    candidates: [candidate('Unknown', BLUE), candidate('Unknown', 'independent')],
  });
  const two = tinyRoll([known, unknown]);
  assert.deepEqual(
    unmeasuredSeats(two, fold(two, [])).map((each) => [
      each.constituency.name,
      each.defender,
      each.challengers.map((person) => person.name),
    ]),
    [['Known', BLUE, ['Ivy Ives']]],
  );
});
