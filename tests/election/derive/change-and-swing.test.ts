import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseShareOf } from '#lib/election/derive/base-share.ts';
import { holdOrGain } from '#lib/election/derive/hold-or-gain.ts';
import { resultString, resultSummary } from '#lib/election/derive/result-summary.ts';
import { shareChange } from '#lib/election/derive/share-change.ts';
import { butlerSwing, contestSwing, steedSwing } from '#lib/election/derive/swing.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { Base, Constituency } from '#lib/election/reference.ts';
import { emptyContest } from '#lib/election/state.ts';
import {
  ALDER,
  BLUE,
  baseOf,
  candidate,
  constituency,
  declared,
  fold,
  GOLD,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const rounded = (points: number | null | undefined) =>
  points === null || points === undefined ? null : Number(points.toFixed(1));

/** Aberafan Maesteg 2024: Labour 17,838 of 35,755 (23,509 of 44,423 before), Conservative 2,903 (10,052). */
const published = {
  labour: inPoints(17_838 / 35_755 - 23_509 / 44_423),
  conservative: inPoints(2_903 / 35_755 - 10_052 / 44_423),
};

test('[G7] Butler swing is the mean of one party’s rise and the other’s fall, in points of all valid votes', () => {
  assert.deepEqual([rounded(published.labour), rounded(published.conservative)], [-3.0, -14.5]);
  assert.equal(rounded(butlerSwing({ gainer: published.labour, loser: published.conservative })), 5.7);
  assert.equal(butlerSwing({ gainer: -20, loser: -10 }), -5);
});

test('[G7] Steed swing is of the two parties’ votes alone', () => {
  const swing = steedSwing({ gainer: { now: 600, before: 400 }, loser: { now: 200, before: 400 } });
  assert.equal(swing, 25);
  assert.equal(steedSwing({ gainer: { now: 0, before: 1 }, loser: { now: 0, before: 1 } }), null);
});

/** One seat, Blue by 100 of 1,000 over Red unless another base is given, and one declaration in it. */
function oneSeat(votes: Readonly<Record<string, number>>, about: Partial<Constituency> = {}) {
  const seat = constituency(ALDER, 'Alder', {
    base: baseOf({ [BLUE]: 500, [RED]: 400, [GOLD]: 100 }),
    candidates: [RED, BLUE, GOLD, 'independent' as const].map((each) => candidate('Alder', each)),
    ...about,
  });
  const roll = tinyRoll([seat]);
  const contest = fold(roll, numbered([declared(roll, ALDER, votes)])).contests[ALDER] ?? emptyContest;
  return { roll, seat, contest };
}

function swingAfter(votes: Readonly<Record<string, number>>, about: Partial<Constituency> = {}) {
  const { seat, contest } = oneSeat(votes, about);
  const swing = contestSwing(seat, contest);
  return swing === null ? null : { ...swing, points: rounded(swing.points) };
}

test('[G8] on a gain the swing is between the winner and the defending party', () => {
  assert.deepEqual(swingAfter({ red: 500, blue: 400, gold: 100 }), { from: BLUE, to: RED, points: 10 });
});

test('[G8] on a hold it is between the winner and the party that was second in the base, whoever is second now', () => {
  assert.deepEqual(swingAfter({ red: 100, blue: 600, gold: 300 }), { from: RED, to: BLUE, points: 20 });
});

test('[G8] a swing away from the winner names the parties the other way round: it is never negative', () => {
  assert.deepEqual(swingAfter({ red: 440, blue: 460, gold: 100 }), { from: BLUE, to: RED, points: 4 });
});

test('[G8] a hold skips a party of the base that does not stand again', () => {
  const candidates = [BLUE, GOLD].map((each) => candidate('Alder', each));
  assert.deepEqual(swingAfter({ blue: 600, gold: 400 }, { candidates }), {
    from: BLUE,
    to: GOLD,
    points: 10,
  });
});

test('[G8] there is no swing without a base on both sides: an independent, a new party, no base at all', () => {
  assert.equal(swingAfter({ independent: 600, blue: 400 }), null);
  assert.equal(swingAfter({ gold: 600, blue: 400 }, { base: baseOf({ [BLUE]: 500, [RED]: 400 }) }), null);
  assert.equal(swingAfter({ red: 600, blue: 400 }, { base: null }), null);
  // Gained from the Speaker: the base's second party is not the one that lost.
  const fromSpeaker = baseOf({ speaker: 600, [BLUE]: 300, [RED]: 100 });
  assert.equal(swingAfter({ red: 600, blue: 400 }, { base: fromSpeaker }), null);
  assert.equal(contestSwing(oneSeat({ red: 1 }).seat, emptyContest), null);
});

const withIndependent = (name: string): Base => ({
  electorate: null,
  validVotes: 1000,
  entries: [
    { standing: 'independent', votes: 600, name },
    { standing: RED, votes: 400, name: null },
  ],
});

test('[G9] a party is compared with itself, an independent only with the same person, in points', () => {
  const ivy = candidate('Alder', 'independent', { name: 'Ivy Ives' });
  assert.equal(baseShareOf(withIndependent('Ivy Ives'), ivy), 0.6);
  assert.equal(baseShareOf(withIndependent('Olga Otto'), ivy), null);
  const red = candidate('Alder', RED);
  assert.equal(
    rounded(shareChange({ candidate: red, votes: 300, validVotes: 1000, base: withIndependent('') })),
    -10,
  );
  assert.equal(shareChange({ candidate: ivy, votes: 1, validVotes: 9, base: null }), null);
});

test('[G9] the Speaker is compared with the Speaker', () => {
  const speaker = candidate('Alder', 'speaker');
  assert.equal(baseShareOf(baseOf({ speaker: 700, independent: 300 }), speaker), 0.7);
  assert.equal(baseShareOf(baseOf({ [RED]: 700 }), speaker), null);
});

test('[G10] hold and gain are judged against the winner of the base, never against who sits for the seat since', () => {
  const base = baseOf({ [BLUE]: 500, [RED]: 400 });
  assert.deepEqual(holdOrGain(candidate('Alder', BLUE), base), { kind: 'hold' });
  assert.deepEqual(holdOrGain(candidate('Alder', RED, { sittingMp: true }), base), {
    kind: 'gain',
    from: BLUE,
  });
  assert.deepEqual(holdOrGain(candidate('Alder', RED), null), { kind: 'new' });
});

test('[G10] an independent holds only what the same person won; another gains it from independent', () => {
  const ivy = candidate('Alder', 'independent', { name: 'Ivy Ives' });
  assert.deepEqual(holdOrGain(ivy, withIndependent('Ivy Ives')), { kind: 'hold' });
  assert.deepEqual(holdOrGain(ivy, withIndependent('Olga Otto')), { kind: 'gain', from: 'independent' });
});

test('[G10] the result string is the published one', () => {
  const strings = [
    oneSeat({ red: 2, blue: 1 }),
    oneSeat({ red: 1, blue: 2 }),
    oneSeat({ independent: 2, blue: 1 }),
    oneSeat({ red: 2, blue: 1 }, { base: null }),
  ].map(({ roll, seat, contest }) => {
    const summary = resultSummary(seat, contest);
    return summary === null ? '' : resultString(roll, summary);
  });
  assert.deepEqual(strings, ['Red gain from Blu', 'Blu hold', 'Ind gain from Blu', 'Red win']);
  assert.equal(resultSummary(oneSeat({ red: 1 }).seat, emptyContest), null);
});
