import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectiveMajority } from '#lib/election/derive/effective-majority.ts';
import { nationalShares, partyRows } from '#lib/election/derive/national.ts';
import { leadingPair, overallSwing, swingBetween } from '#lib/election/derive/overall-swing.ts';
import { areaOf, constituenciesIn } from '#lib/election/derive/scope.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import type { NightFact } from '#lib/election/events.ts';
import { emptyState } from '#lib/election/state.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  baseOf,
  CEDAR,
  candidate,
  constituency,
  declared,
  fold,
  GLEN,
  GOLD,
  HOME,
  idOf,
  NORTH,
  numbered,
  RED,
  seatId,
  threeSeats,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const dale = constituency(seatId(4), 'Dale', {
  nation: 'Scotland',
  region: GLEN,
  candidates: [candidate('Dale', 'speaker'), candidate('Dale', RED)],
  base: baseOf({ speaker: 900, [RED]: 100 }),
});
const elm = constituency(seatId(5), 'Elm', {
  nation: 'Scotland',
  region: GLEN,
  candidates: [candidate('Elm', 'independent', { name: 'Una Unn' }), candidate('Elm', BLUE)],
  base: null,
});
const roll = tinyRoll([...threeSeats(), dale, elm]);

const alder = declared(roll, ALDER, { red: 500, blue: 400, gold: 50, independent: 50 });
const birch = declared(roll, BIRCH, { red: 900, blue: 600, gold: 500 });
const cedar = declared(roll, CEDAR, { home: 900, gold: 100, independent: 0 });
const dales = declared(roll, dale.id, { speaker: 800, red: 200 });
const elms = declared(roll, elm.id, { independent: 700, blue: 300 });
const rush: NightFact = {
  kind: 'winnerAnnounced',
  constituencyId: BIRCH,
  revision: 1,
  winner: idOf('birch', BLUE),
};
const after = (...facts: readonly NightFact[]) => fold(roll, numbered(facts));

const rounded = (points: number | null | undefined) =>
  points === null || points === undefined ? points : Number(points.toFixed(1));

function rowsIn(scope: Parameters<typeof nationalShares>[2], ...facts: readonly NightFact[]) {
  return nationalShares(roll, after(...facts).tally, scope).map((row) => [
    row.standing,
    row.seats,
    row.net,
    row.share,
    row.baseShare,
    rounded(row.change),
  ]);
}

test('[G16] shares are of the declared seats, change is against the base of the same seats, net is gains less losses', () => {
  assert.deepEqual(rowsIn('UK', alder), [
    [RED, 1, 1, 0.5, 0.4, 10],
    [BLUE, 0, -1, 0.4, 0.5, -10],
    [GOLD, 0, 0, 0.05, 0.1, -5],
    ['independent', 0, 0, 0.05, null, null],
  ]);
});

test('[G16] the change of several seats weighs their votes, as a national share does', () => {
  const [red] = rowsIn('UK', alder, birch);
  // Red: 1,400 of 3,000 now, 1,000 of 2,000 in the same seats before.
  assert.deepEqual(red, [RED, 2, 1, 1400 / 3000, 0.5, -3.3]);
});

test('[G16] a seat without a base counts in shares and not in change', () => {
  const blue = rowsIn('UK', alder, elms).find(([standing]) => standing === BLUE);
  assert.deepEqual(blue, [BLUE, 0, -1, 700 / 2000, 0.5, -10]);
});

test('[G16] a rush counts in seats and net, and leaves shares alone', () => {
  assert.deepEqual(rowsIn('UK', rush), [
    [BLUE, 1, 1, null, null, null],
    [RED, 0, -1, null, null, null],
  ]);
});

test('[G16] each scope counts its own seats: a region, a nation, Great Britain, the United Kingdom', () => {
  const { tally } = after(alder, birch, cedar, dales);
  const declaredIn = (scope: Parameters<typeof areaOf>[2]) => areaOf(roll, tally, scope).declared;
  assert.deepEqual(
    [NORTH, 'England', 'Scotland', 'GB', 'UK'].map((scope) => declaredIn(scope as 'UK')),
    [2, 2, 1, 3, 4],
  );
  assert.deepEqual(
    constituenciesIn(roll, 'Northern Ireland').map((each) => each.name),
    ['Cedar'],
  );
  assert.equal(rowsIn('GB', cedar).length, 0);
});

test('[G16] independents together have no change, and party rows leave them and the Speaker out', () => {
  const rows = nationalShares(roll, after(alder, cedar, dales, elms).tally, 'UK');
  assert.equal(rows.find((row) => row.standing === 'independent')?.change, null);
  assert.deepEqual(
    partyRows(rows)
      .map((row) => row.standing)
      .sort(),
    [BLUE, GOLD, HOME, RED],
  );
});

test('[G17] the overall swing is between the two largest parties of the whole base of the scope', () => {
  assert.deepEqual(leadingPair(roll, 'GB'), [RED, BLUE]);
  assert.deepEqual(leadingPair(roll, 'Northern Ireland'), [HOME]);
  const swing = overallSwing(roll, after(alder).tally, 'GB');
  assert.deepEqual({ ...swing, points: rounded(swing?.points) }, { from: BLUE, to: RED, points: 10 });
  assert.equal(overallSwing(roll, emptyState.tally, 'GB'), null);
  assert.equal(overallSwing(roll, after(cedar).tally, 'Northern Ireland'), null);
});

test('[G17] a swing between any two parties names them the right way round', () => {
  const { tally } = after(alder);
  const between = (gainer: typeof RED, loser: typeof RED) => {
    const swing = swingBetween(roll, tally, 'GB', { gainer, loser });
    return swing === null ? null : [swing.from, swing.to, rounded(swing.points)];
  };
  assert.deepEqual(between(GOLD, RED), [GOLD, RED, 7.5]);
  assert.deepEqual(between(RED, GOLD), [GOLD, RED, 7.5]);
  assert.equal(between(HOME, RED), null);
});

test('[G18] seats are listed by party, independents one by one, the Speaker apart', () => {
  const won = seatsWon(roll, after(alder, rush, cedar, dales, elms));
  assert.deepEqual(won.parties, [
    { party: BLUE, seats: 1 },
    { party: HOME, seats: 1 },
    { party: RED, seats: 1 },
  ]);
  assert.deepEqual(
    won.independents.map((each) => [each.candidate.name, each.constituency.name]),
    [['Una Unn', 'Elm']],
  );
  assert.equal(won.speaker?.constituency.name, 'Dale');
  assert.deepEqual(seatsWon(roll, emptyState), { parties: [], independents: [], speaker: null });
});

test('[G19] the effective majority leaves out the Speaker and members who do not take their seats', () => {
  const { abstaining, speaker, voting, line, over } = effectiveMajority(
    roll,
    after(alder, birch, cedar, dales).tally,
  );
  assert.deepEqual(abstaining, [{ party: HOME, seats: 1 }]);
  // Five seats, less one that abstains and the Speaker: three vote, two are more than half, Red leads by one.
  assert.deepEqual([speaker, voting, line, over], [1, 3, 2, 1]);
  assert.equal(effectiveMajority(roll, after(alder).tally).over, null);
});

test('[G19] a party that does not take its seats has no effective majority', () => {
  assert.equal(effectiveMajority(tinyRoll([...threeSeats()].slice(2)), after(cedar).tally).over, null);
});
