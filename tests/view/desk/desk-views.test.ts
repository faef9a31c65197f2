import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '#lib/desk/entry.ts';
import { emptyForm } from '#lib/desk/entry-form.ts';
import { feedVotes, formOfMessage } from '#lib/desk/waiting-figures.ts';
import { wouldBe } from '#lib/desk/would-be.ts';
import type { NightFact } from '#lib/election/events.ts';
import { emptyContest } from '#lib/election/state.ts';
import { recomputeTally } from '#lib/election/tally.ts';
import { changedView } from '#lib/view/desk/changed-view.ts';
import { deskBarView } from '#lib/view/desk/desk-bar-view.ts';
import { formView } from '#lib/view/desk/form-view.ts';
import { handOfKey, keyOfHand } from '#lib/view/desk/hand.ts';
import { keptWords } from '#lib/view/desk/kept-words.ts';
import { keysView } from '#lib/view/desk/keys-view.ts';
import { paletteItems } from '#lib/view/desk/palette-view.ts';
import { queueView } from '#lib/view/desk/queue-view.ts';
import { reviewView } from '#lib/view/desk/review-view.ts';
import { inWordsOf, saidBefore, withReasonOf } from '#lib/view/desk/said-before.ts';
import { seatEntriesView } from '#lib/view/desk/seat-entries-view.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import { sourcesOffered } from '#lib/view/desk/sources.ts';
import { ticketView } from '#lib/view/desk/ticket-view.ts';
import { BEN, deskView, entryView, resultEntry, waitingView } from '#tests/support/desk-views.ts';
import {
  ALDER,
  BIRCH,
  CEDAR,
  constituency,
  declared,
  fold,
  idOf,
  numbered,
  seatId,
  threeSeats,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const nightNowMs = Date.parse('2030-07-05T02:10:00Z');
const empty = fold(roll, []);
const birchDeclared: readonly NightFact[] = [declared(roll, BIRCH, { red: 600, blue: 310, gold: 95 })];

function typedForm(votes: Readonly<Record<string, string>>, kind: 'result' | 'correction' = 'result') {
  const byId = Object.entries(votes).map(([who, text]) => [idOf('birch', who), text]);
  return { ...emptyForm(kind, 0), votes: Object.fromEntries(byId) };
}

function formOf(votes: Readonly<Record<string, string>>, about = {}) {
  const form = { ...typedForm(votes), ...about };
  return formView({
    roll,
    state: empty,
    constituencyId: BIRCH,
    nightNowMs,
    form,
    kinds: ['result'],
    feed: null,
  });
}

test('[D58] while figures are typed their sum is there, and nothing that cannot be known yet', () => {
  const view = formOf({ red: '600', blue: '310' });
  const [valid, turnout, lead, result] = view.sums;
  assert.deepEqual([valid?.value, valid?.note], ['910', '2 of 3 candidates']);
  assert.deepEqual([turnout?.value, lead?.value, result?.value], ['–', '–', '–']);
  assert.equal(view.missing, '1 figure still to type. Say who says so: the source.');
  assert.equal(view.firstFault, `votes ${idOf('birch', 'gold')}`);
});

test('[D58] complete figures give turnout, majority, shares, result and swing as the pages will', () => {
  const view = formOf({ red: '600', blue: '310', gold: '95' }, { source: 'RO' });
  assert.deepEqual(
    view.sums.map(({ value }) => value),
    ['1,005', '50.3%', '290', 'Red hold'],
  );
  assert.match(view.sums[3]?.note ?? '', /^swing 0\.6 points from Red to Blue$/);
  assert.deepEqual(
    view.rows.map(({ share }) => share),
    ['59.7%', '30.8%', '9.5%'],
  );
  assert.equal(view.missing, null);
  assert.equal(view.firstFault, null);
});

test('[D58] a tie has no winner until the lot is said', () => {
  const tie = { red: '450', blue: '450', gold: '95' };
  const view = formOf(tie);
  assert.equal(view.sums[3]?.value, '–');
  assert.deepEqual(
    view.tied.map(({ name }) => name),
    ['Birch red', 'Birch blue'],
  );
  const drawn = formOf(tie, { lot: idOf('birch', 'blue') });
  assert.equal(drawn.sums[3]?.value, 'Blue gain from Red');
  assert.deepEqual(drawn.tied, view.tied, 'another can still be chosen');
  const noTie = formOf({ ...tie, blue: '449' }, { lot: idOf('birch', 'blue') });
  assert.deepEqual(
    noTie.tied.map(({ name }) => name),
    ['Birch blue'],
    'what no longer fits can be taken back',
  );
});

test('[D59] before publishing, the words, figures and totals are those that the fold will make', () => {
  const state = fold(
    roll,
    numbered([declared(roll, ALDER, { red: 500, blue: 400, gold: 100, independent: 5 })]),
  );
  const view = reviewView(roll, state, resultEntry(), nightNowMs);
  assert.equal(view.sentence, 'Birch: Red hold, Birch red, majority 290, 28.9 points.');
  assert.deepEqual(
    view.totals.map(({ name, before, after }) => [name, before, after]),
    [
      ['Declared', '1', '2'],
      ['Red seats', '1', '2'],
    ],
  );
  assert.equal(view.headline.before, 'Red has the first seat and needs 1 more of the 2 still to declare');
  assert.match(view.headline.after, /^Red has a majority: 2 seats/);
  assert.ok(view.moments.some((words) => /majority/i.test(words)));
});

test('[D59] what would be is not what is: nothing of the night is changed by looking', () => {
  const after = wouldBe(roll, empty, resultEntry(), '2030-07-05T02:10:00Z');
  assert.equal(after.tally.declared, 1);
  assert.deepEqual(after.tally, recomputeTally(roll, after.contests));
  assert.equal(empty.tally.declared, 0);
});

test('[D59] a correction is shown by old and new figures, also back under the line of a majority', () => {
  const state = fold(
    roll,
    numbered([declared(roll, ALDER, { red: 500, blue: 400, gold: 100, independent: 5 }), ...birchDeclared]),
  );
  const { content, ...rest } = resultEntry({ red: 300, blue: 310 });
  assert.ok(content.kind === 'result');
  const entry = {
    ...rest,
    content: { ...content, kind: 'correction' as const, reason: 'Box counted twice' },
  };
  const view = reviewView(roll, state, entry, nightNowMs);
  assert.match(view.headline.before, /has a majority/);
  assert.doesNotMatch(view.headline.after, /has a majority/);
  assert.deepEqual(
    view.changes.map(({ figure }) => figure),
    ['Winner', 'Birch red', 'Majority', 'Valid votes', 'Rejected papers'],
  );
  assert.equal(view.reason, 'Box counted twice');
});

test('[D60] what handing in does is said before: who publishes alone, and who else is needed', () => {
  const entry = resultEntry();
  assert.match(
    keysView(roll, empty, deskView('reporter'), entry).words,
    /It takes two people, one of them an editor/,
  );
  const one = deskView('editor');
  const oneKey = { ...one, oneKey: { night: { by: BEN, at: '', reason: 'Alone tonight' }, seats: {} } };
  assert.equal(keysView(roll, empty, oneKey, entry).publishesAlone, true);
  assert.equal(keysView(roll, empty, one, entry).publishesAlone, false);
  const rush = { ...entry, content: { kind: 'rush' as const, winner: idOf('birch', 'blue') } };
  const announced = wouldBe(roll, empty, rush, '2030-07-05T02:10:00Z');
  // Another winner than the announced one needs two, whatever a chief has set.
  assert.equal(keysView(roll, announced, oneKey, entry).publishesAlone, false);
});

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

test('[D62] a second person sees that a colleague has entered the seat, and no figure of it', () => {
  const view = seatEntriesView(roll, empty, deskView('editor', { entries: [entryView()] }), BIRCH);
  assert.deepEqual(
    view.hidden.map(({ words }) => words),
    ['Ben entered a result at 03:01:00.'],
  );
  assert.deepEqual([view.shown, view.confirmable], [[], []]);
});

test('[D135] a second person reads the first one’s reason before confirming, and what readers would read', () => {
  const said = { source: 'Returning officer', reason: 'Box counted twice', declaredAt: null };
  const desk = deskView('editor', { entries: [entryView({ kind: 'withdrawal', said })] });
  const [hidden] = seatEntriesView(roll, empty, desk, BIRCH).hidden;
  assert.equal(hidden?.reason, 'Box counted twice');
  assert.doesNotMatch(hidden?.todo ?? '', /figures/);
  const first = saidBefore(desk, BIRCH, 'withdrawal');
  assert.equal(withReasonOf(first, emptyForm('withdrawal', 1)).words, 'Box counted twice');
  const content = { kind: 'withdrawal' as const, reason: 'Told so by telephone' };
  const mine: Entry = { constituencyId: BIRCH, expectedRevision: 1, source: 'By telephone', content };
  const state = fold(roll, numbered([declared(roll, BIRCH, { red: 610, blue: 310, gold: 95 })]));
  const review = reviewView(roll, state, inWordsOf(first, mine), nightNowMs);
  assert.deepEqual([review.reason, review.source], ['Box counted twice', 'Returning officer']);
  assert.match(keysView(roll, state, desk, mine).words, /with Ben’s source and reason\.$/);
});

test('[D136] people who say different kinds of things of a seat do not contradict each other', () => {
  const mine = { userId: 'ann', name: 'Ann' };
  const counting: Entry = { ...resultEntry(), content: { kind: 'counting' } };
  const entries = [
    entryView({ kind: 'counting', entry: counting, revealed: true }),
    entryView({ by: mine, mine: true, entry: resultEntry() }),
  ];
  const desk = deskView('editor', { entries });
  const { shown, confirmable } = seatEntriesView(roll, empty, desk, BIRCH);
  assert.deepEqual(
    shown.map(({ differs, columns }) => [differs, columns.map(({ name }) => name)]),
    [
      [null, ['Ben']],
      [null, ['You']],
    ],
  );
  assert.deepEqual(
    confirmable.map(({ name }) => name),
    ['Ben'],
  );
  assert.equal(keysView(roll, empty, desk, resultEntry()).button, 'Hand in for a second person');
});

test('[D62] entries that differ stand side by side, the lines that differ marked and named', () => {
  const mine = { userId: 'ann', name: 'Ann' };
  const entries = [
    entryView({ by: mine, mine: true, entry: resultEntry({ blue: 301 }), differsFrom: [BEN] }),
    entryView({ entry: { ...resultEntry(), source: 'Television' }, differsFrom: [mine] }),
  ];
  const { shown, confirmable } = seatEntriesView(roll, empty, deskView('editor', { entries }), BIRCH);
  assert.deepEqual(confirmable, []);
  const [pair, ...more] = shown;
  assert.deepEqual(more, []);
  assert.equal(
    pair?.differs,
    '1 line differs: Birch blue. Look at the source again; whoever was wrong enters it anew.',
  );
  assert.deepEqual(
    pair?.rows.filter(({ differs }) => differs).map(({ cells }) => cells.map(({ words }) => words)),
    [['301', '310']],
  );
  assert.deepEqual(
    pair?.columns.map(({ name }) => name),
    ['You', 'Ben'],
  );
});

test('[D62] an entry that was revealed is there to be confirmed, with the doubts that its writer stands by', () => {
  const doubts = [{ code: 'TURNOUT', path: '', received: '', expected: '', todo: '' }];
  const entries = [entryView({ entry: resultEntry(), revealed: true, doubts })];
  const { shown, confirmable } = seatEntriesView(roll, empty, deskView('editor', { entries }), BIRCH);
  assert.equal(shown[0]?.differs, null);
  assert.deepEqual(
    confirmable.map(({ userId, doubts }) => [userId, doubts]),
    [['ben', ['TURNOUT']]],
  );
});

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

test('[D63] a held message fills the form, and its figures are what typed ones are compared with', () => {
  const form = formOfMessage(waitingView(), emptyContest);
  assert.equal(form?.votes[idOf('birch', 'red')], '600');
  assert.equal(form?.fromInput, 'a'.repeat(64));
  assert.equal(form?.majority, '290');
  assert.equal(formOfMessage(waitingView({ content: null }), emptyContest), null);
  const desk = deskView('editor', { waiting: [waitingView()] });
  assert.equal(feedVotes(desk, BIRCH)?.get(idOf('birch', 'gold')), 95);
  assert.equal(feedVotes(desk, ALDER), null);
});

test('[D64] a seat that changed while somebody typed is shown, and what was typed goes on as a correction', () => {
  const state = fold(roll, numbered(birchDeclared));
  const form = typedForm({ red: '600', blue: '301', gold: '95' });
  const view = changedView(roll, state, BIRCH, form);
  assert.match(view?.words ?? '', /Birch: Red hold/);
  assert.deepEqual(
    view?.rows.map(({ name, typed, isPublic }) => [name, typed, isPublic]),
    [['Birch blue', '301', '310']],
  );
  assert.deepEqual(view?.goOn, { ...form, kind: 'correction', expectedRevision: 1 });
  assert.equal(changedView(roll, empty, BIRCH, form), null);
});

test('[D65] the palette finds a seat by any part of its name, accents or none, and says where it stands', () => {
  const night = tinyRoll([...threeSeats(), constituency(seatId(1), 'Ynys Môn', { welshName: 'Ynys Môn' })]);
  const state = fold(night, numbered(birchDeclared));
  const actions = [{ action: 'first', label: 'First of the queue', note: '' }];
  const found = (typed: string) =>
    paletteItems(night, state, actions, typed).map(({ label, note }) => [label, note]);
  assert.deepEqual(found('ynys mon'), [['Ynys Môn', '']]);
  assert.deepEqual(found('MÔN'), [['Ynys Môn', '']]);
  assert.deepEqual(found('irc'), [['Birch', 'Red hold']]);
  assert.deepEqual(found('queue'), [['First of the queue', '']]);
  assert.deepEqual(found('zzz'), []);
});

test('[D66] whether the night is real is in words, and so is a line that does not hold', () => {
  const chip = {
    mode: 'test' as const,
    status: 'live' as const,
    nightNowMs,
    heardNightMs: nightNowMs,
    standingAtMs: null,
  };
  const presence = [
    { userId: 'ann', name: 'Ann', where: '' },
    { userId: 'ben', name: 'Ben', where: '' },
  ];
  const bar = deskBarView(deskView(), { line: 'live', presence, chip });
  assert.deepEqual([bar.mode, bar.people, bar.line, bar.clock], ['TEST', 'With Ben', '', '03:10:00']);
  const away = deskBarView(deskView(), { line: 'away', presence, chip });
  assert.match(away.line, /No connection: nothing can be published/);
  assert.equal(away.people, '');
  const oneKey = { night: { by: BEN, at: '', reason: 'Alone tonight' }, seats: {} };
  assert.match(
    deskBarView({ ...deskView(), oneKey }, { line: 'live', presence, chip }).modeWords,
    /One key tonight: Alone/,
  );
});

test('[D67] how safe what was typed is, and what became of what was sent, is said as far as it is known', () => {
  assert.equal(keptWords({ kind: 'saved', atMs: Date.parse('2030-07-05T01:14:07Z') }), 'Saved 02:14:07');
  assert.equal(
    keptWords({ kind: 'unsaved', why: 'noConnection', isHere: true }),
    'Not saved: no connection. It is kept in this browser.',
  );
  assert.match(keptWords({ kind: 'unsaved', why: 'signedOut', isHere: false }), /nowhere but on this screen/);
  assert.match(sendingWords({ kind: 'unknown' }), /No answer yet. It may have been done/);
});

test('[D68] sources are offered: those used last, then the usual ones', () => {
  const state = fold(roll, numbered(birchDeclared));
  const phase = state.contests[BIRCH]?.phase;
  assert.ok(phase?.kind === 'declared');
  const desk = { ...phase, by: 'desk' as const, source: 'Ms Lee, count manager' };
  const used = { ...state, contests: { [BIRCH]: { ...emptyContest, phase: desk } } };
  assert.equal(sourcesOffered(used, deskView())[0], 'Ms Lee, count manager');
  assert.ok(sourcesOffered(empty, deskView()).length >= 3);
});

test('[D69] what is in hand is in the address, and comes back from it', () => {
  const hands = [
    { kind: 'nothing' },
    { kind: 'seat', constituencyId: BIRCH },
    { kind: 'ticket', ticket: `${BIRCH} winner` },
  ] as const;
  for (const hand of hands) assert.deepEqual(handOfKey(keyOfHand(hand)), hand);
});
