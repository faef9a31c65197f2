import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import { publicResultOf, publicResults } from '#lib/election/public-results.ts';
import { reduce } from '#lib/election/reduce.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import {
  ALDER,
  BIRCH,
  CEDAR,
  corrected,
  declared,
  eventOf,
  fold,
  HOME,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const counting: NightFact = { kind: 'countingStarted', constituencyId: ALDER, revision: 1 };
const recount: NightFact = { kind: 'recountStarted', constituencyId: ALDER, revision: 2, recount: 1 };
const rush: NightFact = {
  kind: 'winnerAnnounced',
  constituencyId: ALDER,
  revision: 3,
  winner: idOf('alder', RED),
};
const result = declared(roll, ALDER, { red: 480, blue: 470, gold: 50 }, 4);
const correction = corrected(roll, ALDER, { red: 470, blue: 480, gold: 50 }, 5);
const withdrawal: NightFact = {
  kind: 'resultWithdrawn',
  constituencyId: ALDER,
  revision: 6,
  reason: 'A box was left out',
};

const after = (...facts: readonly NightFact[]): NightState => fold(roll, numbered(facts));
const phaseOf = (state: NightState) => state.contests[ALDER]?.phase;

test('[N1] a seat goes from awaiting through counting, recount and rush to declared, corrected and withdrawn', () => {
  const story = [counting, recount, rush, result, correction, withdrawal];
  const kinds = story.map((_, index) => phaseOf(after(...story.slice(0, index + 1)))?.kind);
  assert.deepEqual(kinds, ['counting', 'recount', 'rush', 'declared', 'declared', 'withdrawn']);
  assert.equal(phaseOf(emptyState), undefined);
});

test('[N1] a winner announced too soon is withdrawn, and leaves no figures behind', () => {
  const state = after(rush, withdrawal);
  assert.equal(phaseOf(state)?.kind, 'withdrawn');
  assert.deepEqual(state.contests[ALDER]?.superseded, []);
  assert.deepEqual([state.tally.rush, state.tally.withdrawn], [0, 1]);
});

test('[N1] a withdrawn seat may be declared again, and its poll postponed while it has no result', () => {
  const again = after(result, withdrawal, declared(roll, ALDER, { red: 1, blue: 2, gold: 3 }, 7));
  const phase = phaseOf(again);
  assert.equal(phase?.kind, 'declared');
  assert.equal(phase?.kind === 'declared' ? phase.publicRevision : 0, 2);
  const postponement: NightFact = {
    kind: 'pollPostponed',
    constituencyId: ALDER,
    revision: 1,
    reason: 'A candidate has died',
  };
  assert.equal(phaseOf(after(postponement))?.kind, 'postponed');
  assert.equal(phaseOf(after(result, postponement))?.kind, 'declared');
});

test('[N2] a rush counts in seats, gains and losses, and never in declared, votes or shares', () => {
  const { tally } = after(rush);
  assert.deepEqual(tally.seats, { red: 1 });
  assert.deepEqual(tally.gains, { red: 1 });
  assert.deepEqual(tally.losses, { blue: 1 });
  assert.deepEqual([tally.declared, tally.rush], [0, 1]);
  const area = Object.values(tally.areas)[0];
  assert.deepEqual([area?.validVotes, area?.votes, area?.electorate], [0, {}, 0]);
});

test('[N2] figures that follow a rush take its place, also when they name another winner', () => {
  const { tally } = after(rush, declared(roll, ALDER, { red: 1, blue: 2, gold: 0 }, 4));
  assert.deepEqual(tally.seats, { blue: 1 });
  assert.deepEqual(tally.gains, {});
  assert.deepEqual([tally.declared, tally.rush], [1, 0]);
});

test('[N3] a rush, a recount, a count or a second declaration leaves a declared result alone: the same object', () => {
  const state = after(result);
  const late: readonly NightFact[] = [
    counting,
    recount,
    rush,
    declared(roll, ALDER, { red: 9, blue: 1, gold: 1 }, 9),
  ];
  for (const fact of late) assert.equal(reduce(roll, state, eventOf(fact, 2)), state, fact.kind);
});

test('[N3] a flag, its end, a withdrawal or an old revision of a seat of which nothing is known changes nothing', () => {
  const early: readonly NightFact[] = [
    { kind: 'resultFlagged', constituencyId: ALDER, words: 'Turnout looks low' },
    { kind: 'flagCleared', constituencyId: ALDER },
    { kind: 'resultConfirmed', constituencyId: ALDER, revision: 0 },
    withdrawal,
  ];
  for (const fact of early) assert.equal(reduce(roll, emptyState, eventOf(fact, 1)), emptyState, fact.kind);
});

test('[N3] an event that was folded already changes nothing: the same object', () => {
  const flag: NightFact = { kind: 'resultFlagged', constituencyId: ALDER, words: 'Turnout looks low' };
  const amended: NightFact = {
    kind: 'nominationsAmended',
    constituencyId: BIRCH,
    revision: 1,
    candidates: roll.constituencies.get(BIRCH)?.candidates ?? [],
  };
  const postponed: NightFact = { kind: 'pollPostponed', constituencyId: CEDAR, revision: 1, reason: 'Flood' };
  const story = [counting, recount, rush, result, flag, correction, withdrawal, amended, postponed];
  let state = emptyState;
  for (const event of numbered(story)) {
    state = reduce(roll, state, event);
    assert.equal(reduce(roll, state, event), state, event.kind);
  }
});

test('[N3] a confirmation moves the revision and nothing that a reader sees', () => {
  const state = after(result);
  const confirmed = reduce(
    roll,
    state,
    eventOf({ kind: 'resultConfirmed', constituencyId: ALDER, revision: 8 }, 2),
  );
  assert.equal(confirmed.contests[ALDER]?.revision, 8);
  assert.deepEqual(confirmed.tally, state.tally);
  assert.equal(confirmed.timeline, state.timeline);
  assert.equal(confirmed.contests[ALDER]?.phase, phaseOf(state));
});

test('[N4] every result that was public is kept, with why it ceased to stand', () => {
  const state = after(result, correction, withdrawal, declared(roll, ALDER, { red: 500, blue: 1 }, 7));
  const contest = state.contests[ALDER];
  assert.ok(contest);
  const record = publicResults(contest).map(({ publicRevision, winner, ended, seq }) => ({
    publicRevision,
    winner,
    how: ended?.how ?? 'stands',
    why: ended?.reason ?? '',
    seq,
  }));
  assert.deepEqual(record, [
    { publicRevision: 1, winner: 'alder-red', how: 'corrected', why: 'Counted twice', seq: 1 },
    { publicRevision: 2, winner: 'alder-blue', how: 'withdrawn', why: 'A box was left out', seq: 2 },
    { publicRevision: 3, winner: 'alder-red', how: 'stands', why: '', seq: 4 },
  ]);
});

test('[N4] a result is found by the event that made it public, and by no other', () => {
  const contest = after(counting, result, correction).contests[ALDER];
  assert.ok(contest);
  assert.deepEqual(
    [1, 2, 3].map((seq) => publicResultOf(contest, seq)?.winner ?? null),
    [null, 'alder-red', 'alder-blue'],
  );
});

test('[N4] a flag is shown beside the result, which still counts; correcting or clearing takes it away', () => {
  const flag: NightFact = { kind: 'resultFlagged', constituencyId: ALDER, words: 'Turnout looks low' };
  const flagged = after(result, flag);
  assert.equal(flagged.contests[ALDER]?.flag?.words, 'Turnout looks low');
  assert.deepEqual(flagged.tally, after(result).tally);
  assert.equal(
    after(result, flag, { kind: 'flagCleared', constituencyId: ALDER }).contests[ALDER]?.flag,
    null,
  );
  assert.equal(after(result, flag, correction).contests[ALDER]?.flag, null);
});

test('[N5] a withdrawn seat counts in nothing but withdrawn, a postponed one in nothing but postponed', () => {
  const postponed: NightFact = { kind: 'pollPostponed', constituencyId: BIRCH, revision: 1, reason: 'Flood' };
  const { tally } = after(result, withdrawal, postponed);
  assert.deepEqual([tally.declared, tally.withdrawn, tally.postponed], [0, 1, 1]);
  assert.deepEqual([tally.seats, tally.gains, tally.losses], [{}, {}, {}]);
});

test('[N6] the first seat, the first gain, a party’s first seat and the last seat are key moments, once each', () => {
  const state = after(
    declared(roll, BIRCH, { red: 500, blue: 400, gold: 100 }),
    declared(roll, ALDER, { red: 480, blue: 470, gold: 50 }),
    declared(roll, CEDAR, { home: 700, gold: 100, independent: 200 }),
  );
  const moments = state.timeline.flatMap((entry) =>
    entry.kind === 'moment' ? [[entry.seq, entry.moment, entry.standing]] : [],
  );
  assert.deepEqual(moments, [
    [1, 'firstSeat', RED],
    [2, 'firstGain', RED],
    [2, 'majorityReached', RED],
    [3, 'partyFirstSeat', HOME],
    [3, 'nightComplete', HOME],
  ]);
});

test('[N6] a majority that a correction takes back is a moment too', () => {
  const state = after(
    declared(roll, BIRCH, { red: 500, blue: 400, gold: 100 }),
    declared(roll, ALDER, { red: 480, blue: 470, gold: 50 }),
    corrected(roll, ALDER, { red: 470, blue: 480, gold: 50 }, 2),
  );
  const moments = state.timeline.flatMap((entry) => (entry.kind === 'moment' ? [entry.moment] : []));
  assert.deepEqual(moments.slice(-2), ['partyFirstSeat', 'majorityLost']);
});
