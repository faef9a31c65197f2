import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { alder, declaration, roll, VOTES } from '#tests/support/alder-page.ts';
import { ALDER, BLUE, declared, idOf, RED, threeSeats } from '#tests/support/tiny-election.ts';

test('[V51] before the declaration candidates stand in the order of the ballot paper, each with what it needs', () => {
  const { table } = alder([]);
  assert.equal(table.kind, 'ballot');
  assert.deepEqual(
    table.kind === 'ballot' && table.rows.map((row) => [row.name, row.tag.letters, row.baseShare, row.needs]),
    [
      ['Alder red', 'Red', '40.0%', '5.0'],
      ['Alder blue', 'Blu', '50.0%', 'defends'],
      ['Alder gold', 'Gld', '10.0%', '20.0'],
      ['Ivy Ives', 'Ind', '–', 'no base'],
    ],
  );
});

test('[V51] a seat without an earlier result says so and shows no figure', () => {
  const view = alder([], { base: null });
  assert.equal(view.headline.verdict.words, 'No earlier result');
  assert.deepEqual(
    view.table.kind === 'ballot' && view.table.rows.map(({ baseShare, needs }) => `${baseShare} ${needs}`),
    ['– –', '– –', '– –', '– –'],
  );
  assert.equal(view.keyFigures[0]?.value, '–');
});

test('[V52] the expected time is announced, estimated from last time, or not announced', () => {
  const at = '2030-07-05T01:30:00Z';
  const stamp = (expected: Constituency['expected'], now?: number) =>
    alder([], { expected }, now).headline.stamp;
  assert.equal(stamp({ at, basis: 'announced' }), 'Expected 02:30');
  assert.equal(stamp({ at, basis: 'previousElection' }), 'Expected about 02:30');
  assert.equal(
    stamp({ at, basis: 'previousElection' }, Date.parse('2030-07-05T02:00:00Z')),
    'Was expected about 02:30',
  );
  assert.equal(stamp(null), 'Time not announced');
});

test('[V53] the outgoing MP is a person, apart from the party that defends, and is told what became of', () => {
  const fact = (facts: readonly NightFact[], about: Partial<Constituency> = {}) =>
    alder(facts, about).facts.find(({ label }) => label === 'MP until now');
  assert.deepEqual(fact([]), { label: 'MP until now', words: 'Alder blue', detail: 'Blue, standing here' });
  assert.equal(fact([declaration])?.detail, 'Blue, beaten here');
  const gone = { name: 'Olive Oak', standing: RED, candidateId: null, plans: 'notStanding' } as const;
  assert.deepEqual(fact([], { outgoingMp: gone }), {
    label: 'MP until now',
    words: 'Olive Oak',
    detail: 'Red, not standing',
  });
  assert.equal(fact([], { outgoingMp: null })?.words, '–');
});

test('[V246] an outgoing MP who stands for something else is told as both', () => {
  const fact = (facts: readonly NightFact[], standing: Standing) =>
    alder(facts, {
      outgoingMp: { name: 'Alder red', standing, candidateId: idOf('alder', RED), plans: 'here' },
    }).facts.find(({ label }) => label === 'MP until now')?.detail;
  const held = declared(roll, ALDER, { red: 500, blue: 400 });
  assert.equal(fact([], 'independent'), 'elected as an independent, standing here for Red');
  assert.equal(fact([held], BLUE), 'elected for the Blues, re-elected for Red');
  assert.equal(fact([held], RED), 'Red, re-elected');
});

test('[V54] the measure of risk says how it is made, and when too few seats have declared to say', () => {
  const { outlook } = alder([]);
  assert.match(outlook.story, /Too few seats have declared to say/);
  assert.match(outlook.method ?? '', /swing that a challenger needs against the like-for-like swing so far/);
});

test('[V54] a challenger of whom no base tells is named', () => {
  const known = threeSeats()[0]?.candidates.map((each) =>
    each.standing === 'independent' ? { ...each, sittingMp: true } : each,
  );
  assert.match(
    alder([], { candidates: known ?? [] }).outlook.story,
    /No base tells how far Ivy Ives \(Ind\) may come/,
  );
});

test('[V55] a rush shows the winner and no figure', () => {
  const view = alder([
    { kind: 'winnerAnnounced', constituencyId: ALDER, revision: 1, winner: idOf('Alder', RED) },
  ]);
  assert.equal(view.title, 'Alder: Red gain from Blue, figures to come');
  assert.equal(view.notices[0]?.heading, 'Winner announced, figures to come.');
  assert.deepEqual(
    view.keyFigures.map(({ value }) => value),
    ['–', '–', '–', '–'],
  );
  assert.equal(view.table.kind, 'ballot');
});

test('[V56] the result stands most votes first, with shares, changes and lost deposits', () => {
  const { table, headline } = alder([declaration]);
  assert.equal(headline.stamp, 'Declared 23:00');
  assert.deepEqual(
    table.kind === 'result' && table.rows.map((row) => [row.name, row.votes, row.share, row.change]),
    [
      ['Alder red', '450', '45.0%', '+5.0'],
      ['Alder blue', '430', '43.0%', '−7.0'],
      ['Ivy Ives', '70', '7.0%', 'no base'],
      ['Alder gold', '50', '5.0%', '−5.0'],
    ],
  );
  assert.deepEqual(
    table.rows.map(({ remarks }) => remarks),
    [['elected'], ['sitting MP, beaten'], [], ['deposit lost']],
  );
});

test('[V57] majority has what it was, swing its two parties, turnout its definition', () => {
  const view = alder([declaration]);
  assert.deepEqual(view.keyFigures, [
    { label: 'Majority', value: '20', detail: '2.0 pts, was 100' },
    { label: 'To win, Blu needs', value: '1.0', detail: 'points swing from Red' },
    { label: 'Turnout', value: '50.0%', detail: '1,000 of 2,000' },
    { label: 'Swing', value: '6.0', detail: 'Blue to Red' },
  ]);
  const notes = view.table.notes.join(' ');
  assert.match(notes, /Turnout is valid votes ÷ electorate; with the rejected papers it is 50\.5%\./);
  assert.match(notes, /\(Steed\)/);
});

test('[V57] a number of rejected papers that is not known is not 0', () => {
  const unknown = declared(roll, ALDER, VOTES, 1, { rejectedBallots: null });
  assert.match(alder([unknown]).table.notes.join(' '), /the number of rejected papers is not known/);
});

test('[V57] a tie names the lot', () => {
  const tie = declared(roll, ALDER, { ...VOTES, red: 430 }, 1, { decidedByLot: idOf('Alder', RED) });
  const view = alder([tie]);
  assert.deepEqual(view.keyFigures[0], { label: 'Majority', value: '0', detail: 'decided by lot, was 100' });
  assert.match(view.table.notes.join(' '), /equal, at 430; the returning officer drew lots/);
});

test('[V346] in a tie one vote was lacking; a postponed poll is expected on another day, wherever it is said', () => {
  const tie = declared(roll, ALDER, { ...VOTES, red: 430 }, 1, { decidedByLot: idOf('Alder', RED) });
  const { label, value, detail } = alder([tie]).keyFigures[1] ?? {};
  assert.deepEqual([label, value, detail], ['To win, Blu needed', '1', 'vote more than Red']);
  const postponed = alder([
    { constituencyId: ALDER, kind: 'pollPostponed', revision: 1, reason: 'A candidate has died' },
  ]);
  const expected = postponed.facts.find((fact) => fact.label === 'Expected');
  assert.deepEqual([expected?.words, expected?.detail], ['Another day', 'the poll is postponed']);
});

test('[V57] a candidate whom nobody opposed has no majority to show', () => {
  const [only] = threeSeats()[0]?.candidates ?? [];
  assert.ok(only !== undefined);
  const view = alder([declared(roll, ALDER, { red: 0 })], { candidates: [only] });
  assert.deepEqual(view.keyFigures[0], { label: 'Majority', value: '–', detail: 'elected unopposed' });
  assert.equal(view.outlook.story, 'Nobody else stood here.');
});

test('[V58] an independent who wins goes by name', () => {
  const view = alder([declared(roll, ALDER, { ...VOTES, independent: 900 })]);
  assert.equal(view.headline.verdict.words, 'Ivy Ives (Ind) gain from Blue');
  assert.equal(view.keyFigures[3]?.value, '–');
});

test('[V65] what it would take next time counts the voters who would have changed the winner', () => {
  const { outlook } = alder([declaration]);
  assert.equal(outlook.story, '11 voters moving from Red to the Blues would have changed the winner.');
  assert.deepEqual(outlook.rows, [{ who: 'Blue', behind: '20', swing: '1.0' }]);
});

test('[V66] a declaration changes no number of key figures or rows: nothing is pushed about', () => {
  const before = alder([]);
  const after = alder([declaration]);
  assert.equal(after.keyFigures.length, before.keyFigures.length);
  assert.equal(after.table.rows.length, before.table.rows.length);
  assert.equal(after.facts.length, before.facts.length);
});

test('[V67] a Welsh name stands beside the English one, and not where there is none', () => {
  assert.equal(alder([], { welshName: 'Gwernen' }).headline.welshName, 'Gwernen');
  assert.equal(alder([]).headline.welshName, null);
  assert.equal(alder([], { welshName: 'Alder' }).headline.welshName, null);
});
