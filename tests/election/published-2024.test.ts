import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { beatenMps } from '#lib/election/derive/beaten-mps.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { nationalShares } from '#lib/election/derive/national.ts';
import { resultRows } from '#lib/election/derive/result-row.ts';
import { abbreviationOf, resultString, resultSummary } from '#lib/election/derive/result-summary.ts';
import { areaOf } from '#lib/election/derive/scope.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import { contestSwing } from '#lib/election/derive/swing.ts';
import { turnoutOfBallots, turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import { validVotes } from '#lib/election/derive/valid-votes.ts';
import type { ConstituencyId, Standing } from '#lib/election/ids.ts';
import { reduceAll } from '#lib/election/reduce.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyContest, emptyState } from '#lib/election/state.ts';
import { recomputeTally } from '#lib/election/tally.ts';
import { formatPercent, formatShare, formatSignedCount, formatSignedPoints } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { type Night2024, night2024, publishedRows } from '#tests/support/night-2024.ts';

/** Where the pack's tags differ from the Library's abbreviations. */
const LIBRARY_ABBREVIATIONS: Readonly<Record<string, string>> = {
  Ref: 'RUK',
  Grn: 'Green',
  Alli: 'APNI',
};

/** Published with six decimals of a share. */
const ROUNDING_POINTS = 0.0001;

/** Changes that have a counterpart in the notional file by the party's abbreviation alone. */
const WITH_A_COUNTERPART = 2947;

/** Shared Ground in Epping Forest and in Lewisham East: the base has no party of that name there. */
const WITHOUT_A_COUNTERPART = ['dc-34867', 'dc-72343'];

/**
 * The Yorkshire Party stands under another abbreviation in the Library's two files and has no published change; the
 * pack joins the two by their registration.
 */
const OURS_ALONE = { party: 'yrks', candidates: 21 };

const PUBLISHED_SEATS = {
  Lab: 411,
  Con: 121,
  LD: 72,
  SNP: 9,
  SF: 7,
  Ind: 6,
  RUK: 5,
  DUP: 5,
  Green: 4,
  PC: 4,
  SDLP: 2,
  Spk: 1,
  APNI: 1,
  UUP: 1,
  TUV: 1,
};

const inLibraryWords = (result: string) =>
  result
    .split(' ')
    .map((word) => LIBRARY_ABBREVIATIONS[word] ?? word)
    .join(' ');

describe('the published figures of 2024', () => {
  let night: Night2024;
  before(async () => {
    night = await night2024();
  });

  const resultOf = (id: ConstituencyId) => {
    const contest = night.state.contests[id] ?? emptyContest;
    const summary = resultSummary(constituencyOf(night.roll, id), contest);
    return summary === null ? '' : inLibraryWords(resultString(night.roll, summary));
  };

  test('[G15] all 650 published result strings are reproduced', () => {
    const rows = publishedRows('ge2024-results.csv');
    assert.equal(rows.length, 650);
    const differing = rows
      .map((row) => ({
        id: row['ons_id'],
        published: row['result'],
        ours: resultOf(row['ons_id'] as ConstituencyId),
      }))
      .filter(({ published, ours }) => published !== ours);
    assert.deepEqual(differing, []);
  });

  test('[G15] the published share changes that have a counterpart in the base are reproduced, the others are listed', () => {
    const table = night.roll.reference.constituencies.flatMap((constituency) =>
      resultRows(constituency, night.state.contests[constituency.id] ?? emptyContest),
    );
    const changes = new Map(table.map((row) => [row.candidate.id as string, row.change]));
    const rows = publishedRows('ge2024-share-changes.csv');
    assert.equal(rows.length, 3011);
    const compared = rows.map((row) => ({
      id: row['candidate_id'] ?? '',
      published: 100 * Number(row['change']),
      ours: changes.get(row['candidate_id'] ?? '') ?? null,
    }));
    const reproduced = compared.filter(({ ours }) => ours !== null);
    const differing = reproduced.filter(
      ({ ours, published }) => Math.abs((ours ?? 0) - published) > ROUNDING_POINTS,
    );
    assert.deepEqual(differing, []);
    assert.ok(reproduced.length >= WITH_A_COUNTERPART, `${reproduced.length} reproduced`);
    const others = compared.filter(({ ours }) => ours === null).map(({ id }) => id);
    assert.deepEqual(others, WITHOUT_A_COUNTERPART);
    const published = new Set(compared.map(({ id }) => id));
    const ours = table.filter((row) => row.change !== null && !published.has(row.candidate.id));
    assert.deepEqual(
      ours.map((row) => row.candidate.standing as string),
      Array(OURS_ALONE.candidates).fill(OURS_ALONE.party),
    );
  });

  test('[G15] the seats and the votes of the United Kingdom are the published ones', () => {
    const { tally } = night.state;
    const seats = Object.fromEntries(
      Object.entries(tally.seats).map(([standing, count]) => [
        inLibraryWords(abbreviationOf(night.roll, standing as Standing)),
        count,
      ]),
    );
    assert.deepEqual(seats, PUBLISHED_SEATS);
    const area = areaOf(night.roll, tally, 'UK');
    assert.equal(area.validVotes, 28_809_340);
    // The four Lambeth electorates as the publisher corrected them.
    assert.equal(area.electorate, 48_224_212);
    const votes = nationalShares(night.roll, tally, 'UK').map((row) => [
      abbreviationOf(night.roll, row.standing),
      row.votes,
    ]);
    const published = { Lab: 9_708_716, Con: 6_828_925, Ref: 4_117_610, LD: 3_519_143, SNP: 724_758 };
    for (const [party, count] of Object.entries(published)) {
      assert.deepEqual(
        votes.find(([name]) => name === party),
        [party, count],
      );
    }
  });

  test('[G15] Labour loses seven seats: one to the Conservatives, one to the Greens, five to independents', () => {
    const lost = night.roll.reference.constituencies
      .map((each) => [each.name, resultOf(each.id)] as const)
      .filter(([, result]) => result.endsWith('gain from Lab'));
    assert.deepEqual(Object.fromEntries(lost), {
      'Birmingham Perry Barr': 'Ind gain from Lab',
      Blackburn: 'Ind gain from Lab',
      'Bristol Central': 'Green gain from Lab',
      'Dewsbury and Batley': 'Ind gain from Lab',
      'Islington North': 'Ind gain from Lab',
      'Leicester East': 'Con gain from Lab',
      'Leicester South': 'Ind gain from Lab',
    });
  });

  test('[G15] six independents and the Speaker are elected, each by name', () => {
    const { independents, speaker } = seatsWon(night.roll, night.state);
    assert.deepEqual(independents.map(({ candidate }) => candidate.surname).sort(), [
      'Adam',
      'Corbyn',
      'Easton',
      'Hussain',
      'Khan',
      'Mohamed',
    ]);
    assert.equal(speaker?.constituency.name, 'Chorley');
  });

  test('[G15] narrow majorities are the published ones, and over the published runners-up', () => {
    const majorityIn = (name: string) => {
      const { constituency, contest } = night.seat(name);
      const rows = resultRows(constituency, contest);
      const lead = contest.phase.kind === 'declared' ? majority(contest.phase.figures) : null;
      return `${lead?.votes} over ${abbreviationOf(night.roll, rows[1]?.candidate.standing ?? 'speaker')}`;
    };
    assert.equal(majorityIn('Ilford North'), '528 over Ind');
    assert.equal(majorityIn('Birmingham Yardley'), '693 over WPB');
    assert.equal(majorityIn('Birmingham Hodge Hill and Solihull North'), '1566 over WPB');
    assert.equal(majorityIn('Huddersfield'), '4533 over Grn');
    assert.equal(majorityIn('Hendon'), '15 over Con');
  });

  test('[G15] Aberafan Maesteg: changes, swing, majority and both turnouts', () => {
    const { constituency, contest } = night.seat('Aberafan Maesteg');
    const { phase } = contest;
    assert.ok(phase.kind === 'declared');
    const changes = resultRows(constituency, contest).map((row) => [
      abbreviationOf(night.roll, row.candidate.standing),
      formatSignedPoints(row.change),
    ]);
    assert.deepEqual(changes.slice(0, 2), [
      ['Lab', '−3.0'],
      ['Ref', '+12.4'],
    ]);
    assert.deepEqual(
      changes.find(([party]) => party === 'Con'),
      ['Con', '−14.5'],
    );
    const swing = contestSwing(constituency, contest);
    assert.equal(
      swing === null ? '' : swingWords(night.roll, swing),
      '5.7 points from Conservative to Labour',
    );
    assert.equal(majority(phase.figures)?.votes, 10_354);
    assert.equal(validVotes(phase.figures), 35_755);
    assert.equal(formatPercent(turnoutOfValidVotes(phase.figures)), '49.3%');
    assert.equal(formatPercent(turnoutOfBallots(phase.figures)), '49.4%');
  });

  test('[G15] after 97 declarations the scoreboard says what it said that night', () => {
    const { tally } = night.after(97);
    const rows = nationalShares(night.roll, tally, 'UK')
      .slice(0, 4)
      .map((row) => [
        abbreviationOf(night.roll, row.standing),
        row.seats,
        formatSignedCount(row.net),
        formatShare(row.share),
        formatSignedPoints(row.change),
      ]);
    assert.deepEqual(rows, [
      ['Lab', 80, '+32', '40.7', '+1.5'],
      ['LD', 8, '+6', '9.5', '−0.4'],
      ['Con', 7, '−36', '20.1', '−20.1'],
      ['Ref', 1, '+1', '17.3', '+13.1'],
    ]);
  });

  test('[G15] 218 sitting MPs are beaten', () => {
    const beaten = night.roll.reference.constituencies.flatMap((each) =>
      beatenMps(each, night.state.contests[each.id]),
    );
    assert.equal(beaten.length, 218);
  });

  test('[G15] the totals of the whole night equal a recomputation, and folding it at once is folding it one by one', () => {
    assert.deepEqual(night.state.tally, recomputeTally(night.roll, night.state.contests));
    assert.deepEqual(reduceAll(night.roll, emptyState, night.events), night.state);
  });
});
