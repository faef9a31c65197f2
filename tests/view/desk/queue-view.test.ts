import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import { queueView } from '#lib/view/desk/queue-view.ts';
import { BEN, deskView, entryView, resultEntry, waitingView } from '#tests/support/desk-views.ts';
import {
  ALDER,
  CEDAR,
  constituency,
  declared,
  fold,
  numbered,
  seatId,
  threeSeats,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const nightNowMs = Date.parse('2030-07-05T02:10:00Z');
const empty = fold(roll, []);

test('[D61] the queue says in words why each item is there, disagreements first', () => {
  const desk = deskView('editor', {
    waiting: [waitingView({ older: 4 })],
    entries: [
      entryView(),
      entryView({ constituencyId: ALDER, mine: true, entry: resultEntry() }),
      entryView({
        constituencyId: CEDAR,
        mine: true,
        by: { userId: 'ann', name: 'Ann' },
        differsFrom: [BEN],
      }),
      entryView({ constituencyId: CEDAR, differsFrom: [{ userId: 'ann', name: 'Ann' }] }),
    ],
    drafts: [
      { constituencyId: ALDER, by: { userId: 'ann', name: 'Ann' }, at: '2030-07-05T02:00:00Z', form: {} },
    ],
  });
  const { groups, open } = queueView(roll, empty, nightNowMs, desk);
  assert.deepEqual(
    groups.map(({ key, items }) => [key, items.map(({ title, words }) => `${title}: ${words}`)]),
    [
      ['differ', ['Cedar: You and Ben say different things: look at the source again']],
      ['waiting', ['Birch: The votes do not add up to the stated valid votes · 5 messages']],
      ['second', ['Birch: Ben entered a result: enter it yourself']],
      ['mine', ['Alder: You entered a result: somebody else has to enter it too']],
      ['drafts', ['Alder: Begun, not handed in']],
    ],
  );
  assert.equal(open, 4);
});

test('[D61] overdue seats are in the queue until they have declared', () => {
  const seats = [
    constituency(seatId(1), 'Dale', { expected: { at: '2030-07-04T23:00:00Z', basis: 'announced' } }),
  ];
  const night = tinyRoll([...threeSeats(), ...seats]);
  const overdue = (facts: readonly NightFact[]) =>
    queueView(night, fold(night, numbered(facts)), nightNowMs, deskView()).groups.flatMap(({ items }) =>
      items.map(({ title, words }) => `${title}: ${words}`),
    );
  assert.deepEqual(overdue([]), ['Dale: 3 h 10 min late']);
  assert.deepEqual(overdue([declared(night, seatId(1), { red: 2, blue: 1, gold: 0 })]), []);
});
