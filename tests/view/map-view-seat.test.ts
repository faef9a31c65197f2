import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import { emptyState } from '#lib/election/state.ts';
import { seatPanelView, seatView } from '#lib/view/map-view-seat.ts';
import { night2024, recordedNightOf } from '#tests/support/night-2024.ts';
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
const alder = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 });
const seatAfter = (...facts: NightFact[]) => seatView(roll, fold(roll, numbered(facts)), ALDER);

test('[V15] before the first seat the panel shows the one expected first, then the last to declare', async () => {
  const night = await night2024();
  const before = seatPanelView(night.roll, emptyState, null);
  assert.equal(before.label, 'Expected first');
  assert.ok(before.seat !== null);
  const last = seatPanelView(night.roll, night.state, null);
  assert.deepEqual([last.label, last.seat?.name], ['Last to declare', 'Inverness, Skye and West Ross-shire']);
});

test('[V15] a night whose times are unknown says so instead of inventing a first seat', async () => {
  const night = await recordedNightOf('ge2017');
  const panel = seatPanelView(night.roll, emptyState, null);
  assert.deepEqual(panel, { label: 'No seat has declared yet', seat: null });
});

test('[V15] the seat that is looked at stays when another declares', () => {
  const state = fold(roll, numbered([declared(roll, BIRCH, { [RED]: 500, [BLUE]: 400 })]));
  assert.deepEqual(
    [seatPanelView(roll, state, ALDER).label, seatPanelView(roll, state, ALDER).seat?.name],
    ['Looking at', 'Alder'],
  );
});

test('[V16] before the figures a seat says who defends it by how much, who comes nearest, and when', () => {
  assert.deepEqual(
    seatAfter().outlook.map(({ term, lines }) => `${term}: ${lines.map(({ words }) => words).join('; ')}`),
    [
      'Defending: Alder blue',
      'Majority: 100 notional, 10.0 pts',
      'Main challengers: needs a swing of 5.0; needs a swing of 20.0',
      'Expected: Time not announced',
    ],
  );
});

test('[V16] every stage has its words', () => {
  const about = { constituencyId: ALDER, revision: 1 } as const;
  const stages = [
    seatAfter(),
    seatAfter({ ...about, kind: 'countingStarted' }),
    seatAfter({ ...about, kind: 'recountStarted', recount: 2 }),
    seatAfter({ ...about, kind: 'winnerAnnounced', winner: idOf('alder', RED) }),
    seatAfter(alder),
    seatAfter(alder, corrected(roll, ALDER, { [RED]: 501, [BLUE]: 400 }, 2)),
    seatAfter(alder, { ...about, kind: 'resultWithdrawn', revision: 2, reason: 'Wrong seat' }),
    seatAfter({ ...about, kind: 'pollPostponed', reason: 'A candidate died' }),
  ].map(({ stage }) => stage);
  assert.deepEqual(stages, [
    'Awaiting',
    'Counting',
    'Second recount',
    'Figures to come',
    'Declared 23:00',
    'Corrected 22:02',
    'Withdrawn',
    'Postponed',
  ]);
});

test('[V16] doubt, correction, withdrawal and postponement are said in a sentence', () => {
  const about = { constituencyId: ALDER, revision: 1 } as const;
  assert.equal(seatAfter(alder).notice, null);
  assert.match(
    seatAfter(alder, { kind: 'resultFlagged', constituencyId: ALDER, words: 'Two totals' }).notice ?? '',
    /Two totals/,
  );
  assert.match(
    seatAfter(alder, corrected(roll, ALDER, { [RED]: 501, [BLUE]: 400 }, 2, 'Counted twice')).notice ?? '',
    /Counted twice/,
  );
  assert.match(
    seatAfter(alder, { ...about, kind: 'resultWithdrawn', revision: 2, reason: 'Wrong seat' }).notice ?? '',
    /Wrong seat/,
  );
  assert.match(
    seatAfter({ ...about, kind: 'pollPostponed', reason: 'A candidate died' }).notice ?? '',
    /A candidate died/,
  );
});

test('[V16] a declared seat has its first candidates and what describes the contest', async () => {
  const night = await night2024();
  const { constituency } = night.seat('Ilford North');
  const { card, outcome } = seatView(night.roll, night.state, constituency.id);
  assert.deepEqual(
    card?.rows
      .map(({ tag, votes, share, change }) => `${tag.letters} ${votes} ${share} ${change}`)
      .slice(0, 2),
    ['Lab 15,647 33.4% −20.8', 'Ind 15,119 32.2% –'],
  );
  assert.deepEqual(card?.facts.slice(0, 2), ['Majority 528', 'Turnout 59.6%']);
  assert.equal(outcome?.verb, 'hold');
});
