import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beatenMps } from '#lib/election/derive/beaten-mps.ts';
import { nextTime } from '#lib/election/derive/next-time.ts';
import { resultRows, rowsOf } from '#lib/election/derive/result-row.ts';
import { baseMajority, swingsNeeded } from '#lib/election/derive/swing-needed.ts';
import { publicResults } from '#lib/election/public-results.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyContest } from '#lib/election/state.ts';
import {
  ALDER,
  BLUE,
  CEDAR,
  corrected,
  declared,
  fold,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const alder = constituencyOf(roll, ALDER);
const state = fold(
  roll,
  numbered([
    declared(roll, ALDER, { red: 480, blue: 470, gold: 40, independent: 10 }, 1),
    corrected(roll, ALDER, { red: 440, blue: 460, gold: 50, independent: 50 }, 2),
  ]),
);
const contest = state.contests[ALDER] ?? emptyContest;

test('[G11] a result table holds all that it shows of each candidate, most votes first', () => {
  const rows = resultRows(alder, contest).map((row) => ({
    who: row.candidate.standing,
    rank: row.rank,
    votes: row.votes,
    share: row.share,
    base: row.baseShare,
    change: row.change === null ? null : Math.round(row.change),
    elected: row.elected,
    lost: row.depositLost,
    bar: Number(row.ofFirst.toFixed(2)),
  }));
  assert.deepEqual(rows, [
    {
      who: 'blue',
      rank: 1,
      votes: 460,
      share: 0.46,
      base: 0.5,
      change: -4,
      elected: true,
      lost: false,
      bar: 1,
    },
    {
      who: 'red',
      rank: 2,
      votes: 440,
      share: 0.44,
      base: 0.4,
      change: 4,
      elected: false,
      lost: false,
      bar: 0.96,
    },
    {
      who: 'gold',
      rank: 3,
      votes: 50,
      share: 0.05,
      base: 0.1,
      change: -5,
      elected: false,
      lost: true,
      bar: 0.11,
    },
    {
      who: 'independent',
      rank: 4,
      votes: 50,
      share: 0.05,
      base: null,
      change: null,
      elected: false,
      lost: true,
      bar: 0.11,
    },
  ]);
  assert.deepEqual(resultRows(alder, emptyContest), []);
});

test('[G11] a result that was corrected keeps a table of its own', () => {
  const [first] = publicResults(contest);
  assert.ok(first);
  assert.deepEqual(
    rowsOf(alder, contest, first).map((row) => [row.candidate.standing, row.votes, row.elected]),
    [
      ['red', 480, true],
      ['blue', 470, false],
      ['gold', 40, false],
      ['independent', 10, false],
    ],
  );
});

test('[G12] next time: half of the gap and one voter more would change the winner; half of the gap in points is the swing', () => {
  const needs = nextTime(alder, contest).map((each) => [
    each.candidate.standing,
    each.votesBehind,
    each.votersToSwitch,
    each.swing,
  ]);
  assert.deepEqual(needs, [
    ['red', 20, 11, 1],
    ['gold', 410, 206, 20.5],
    ['independent', 410, 206, 20.5],
  ]);
  assert.deepEqual(nextTime(alder, emptyContest), []);
});

test('[G12] after a tie that the lot decided, one voter would have sufficed', () => {
  const lot = { decidedByLot: idOf('alder', BLUE) };
  const tied = fold(roll, numbered([declared(roll, ALDER, { red: 500, blue: 500 }, 1, lot)]));
  const [first] = nextTime(alder, tied.contests[ALDER] ?? emptyContest);
  assert.deepEqual([first?.candidate.standing, first?.votersToSwitch, first?.swing], [RED, 1, 0]);
});

test('[G13] each challenger needs half of the gap in base shares; one without a base has none, which is not 0', () => {
  const needs = swingsNeeded(alder, undefined).map((each) => [each.challenger.standing, each.points]);
  assert.deepEqual(
    needs.map(([who, points]) => [who, typeof points === 'number' ? Number(points.toFixed(1)) : points]),
    [
      ['red', 5],
      ['gold', 20],
      ['independent', null],
    ],
  );
  assert.deepEqual(swingsNeeded({ ...alder, base: null }, undefined), []);
  assert.deepEqual(baseMajority(alder), { votes: 100, share: 0.1 });
  assert.equal(baseMajority({ ...alder, base: null }), null);
});

test('[G13] an unnamed independent of the base is nobody’s base', () => {
  const cedar = constituencyOf(roll, CEDAR);
  assert.deepEqual(
    swingsNeeded(cedar, undefined).map((each) => [each.challenger.standing, each.points]),
    [
      ['gold', null],
      ['independent', null],
    ],
  );
});

test('[G14] beaten MPs are the sitting MPs on the ballot who are not elected, from the announcement on', () => {
  const names = (facts: Parameters<typeof numbered>[0]) =>
    beatenMps(alder, fold(roll, numbered(facts)).contests[ALDER]).map((each) => each.name);
  assert.deepEqual(names([declared(roll, ALDER, { red: 2, blue: 1 })]), ['Alder blue']);
  assert.deepEqual(names([declared(roll, ALDER, { red: 1, blue: 2 })]), []);
  const rush = { kind: 'winnerAnnounced', constituencyId: ALDER, revision: 1, winner: idOf('alder', RED) };
  assert.deepEqual(names([rush as Parameters<typeof numbered>[0][number]]), ['Alder blue']);
  assert.deepEqual(names([]), []);
});
