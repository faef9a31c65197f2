import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ticketView } from '#lib/view/desk/ticket-view.ts';
import { deskView, waitingView } from '#tests/support/desk-views.ts';
import { BIRCH, declared, fold, idOf, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll();

const empty = fold(roll, []);

test('[D63] a held message stands against what is public, figure by figure, with its reasons in words', () => {
  const state = fold(roll, numbered([declared(roll, BIRCH, { red: 610, blue: 310, gold: 95 })]));
  const view = ticketView(roll, state, deskView(), waitingView());
  assert.equal(view.about, 'Result, revision 1, from Press feed, received 03:02:03');
  assert.deepEqual(
    view.reasons.map(({ meaning }) => meaning),
    ['The votes do not add up to the stated valid votes'],
  );
  assert.deepEqual(
    view.rows
      .filter(({ differs }) => differs)
      .map(({ name, received, isPublic, change }) => [name, received, isPublic, change]),
    [
      ['Birch red', '600', '610', '−10'],
      ['Valid votes, added up', '1,005', '1,015', '−10'],
      ['Majority, as stated', '290', '300', '−10'],
    ],
  );
  assert.deepEqual(view.may, { accept: true, edit: true, decide: true });
  // Of a correction without a reason of its own readers see the editor's.
  assert.match(view.reasonLabel, /readers see it too$/);
  assert.doesNotMatch(ticketView(roll, empty, deskView(), waitingView()).reasonLabel, /readers/);
});

test('[D63] what the checks say of a held message is said without ids, times as in London, and what was put aside by whom and why', () => {
  const [problem] = waitingView().problems;
  assert.ok(problem !== undefined);
  const red = idOf('birch', 'red');
  const problems = [
    {
      ...problem,
      received: `"Birch red (${red})"`,
      expected: '1234: 12345 in 2024, not 2030-07-05T02:00:00Z',
    },
    { ...problem, received: '"12345 "', expected: '' },
    { ...problem, code: 'EDITOR_CONFLICT', received: '"other figures"', expected: 'those of the editor' },
  ];
  const held = {
    by: { userId: 'ben', name: 'Ben' },
    at: '2030-07-05T02:03:00Z',
    reason: 'The council rings back',
  };
  const view = ticketView(roll, empty, deskView(), waitingView({ problems, held }));
  assert.deepEqual(
    view.reasons.map(({ said }) => said),
    ['', 'Received Birch red; expected 1,234: 12,345 in 2024, not 03:00.', 'Received "12,345 ".'],
  );
  assert.equal(view.aside, 'Put aside by Ben at 03:03: The council rings back');
});

test('[D63] who may not decide, has agreed already or cannot help is told so and not offered it', () => {
  const of = (role: 'reporter' | 'editor', about = {}) =>
    ticketView(roll, empty, deskView(role), waitingView(about));
  assert.deepEqual(of('reporter').may, { accept: false, edit: true, decide: false });
  assert.match(of('editor', { acceptable: false }).whyNot ?? '', /cannot be accepted as it is/);
  const agreed = [{ userId: 'ann', name: 'Ann' }];
  const second = of('editor', { twoEditors: true, agreed });
  assert.equal(second.may.accept, false);
  assert.equal(second.agreement, 'Ann accepted it; one more editor must.');
});
