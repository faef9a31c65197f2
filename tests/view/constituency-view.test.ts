import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { constituencyView } from '#lib/view/constituency-view.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  CEDAR,
  constituency,
  corrected,
  declared,
  fold,
  idOf,
  numbered,
  RED,
  threeSeats,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const CLOSE = Date.parse('2030-07-04T21:00:00Z');
const VOTES = { red: 450, blue: 430, gold: 50, independent: 70 };

/** The page of Alder after some facts, with changes to what is known of the seat before the night. */
function alder(facts: readonly NightFact[], about: Partial<Constituency> = {}, nightNowMs = CLOSE) {
  const roll = rollWith(about);
  return constituencyView(roll, fold(roll, numbered(facts)), ALDER, nightNowMs);
}

function rollWith(about: Partial<Constituency>) {
  return tinyRoll(threeSeats().map((seat) => (seat.id === ALDER ? { ...seat, ...about } : seat)));
}

const roll = tinyRoll();
const declaration = declared(roll, ALDER, VOTES);

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

test('[V59] a correction shows revision, reason and every figure that it changed, old and new', () => {
  const view = alder([declaration, corrected(roll, ALDER, { ...VOTES, red: 500 }, 2, 'Counted twice')]);
  assert.deepEqual(view.notices, [
    { kind: 'corrected', heading: 'Corrected at 22:02.', words: 'Counted twice.', hasRecord: true },
  ]);
  assert.equal(view.headline.verdict.state, 'Corrected');
  const [entry] = view.record.entries;
  assert.equal(entry?.heading, 'Revision 2, corrected');
  assert.deepEqual(entry?.lines, [
    'Counted twice.',
    'Red gain from Blue, majority 70.',
    'Source: Returning officer.',
  ]);
  assert.deepEqual(entry?.changes, [
    { figure: 'Alder red', was: '450', is: '500' },
    { figure: 'Majority', was: '20', is: '70' },
    { figure: 'Valid votes', was: '1,000', is: '1,050' },
  ]);
});

test('[V59] a correction that changes the winner says both', () => {
  const view = alder([declaration, corrected(roll, ALDER, { ...VOTES, blue: 480 }, 2)]);
  assert.deepEqual(view.record.entries[0]?.changes[0], {
    figure: 'Winner',
    was: 'Alder red (Red)',
    is: 'Alder blue (Blue)',
  });
});

test('[V60] nothing of a withdrawn result stands but in the record', () => {
  const withdrawn = {
    kind: 'resultWithdrawn',
    constituencyId: ALDER,
    revision: 2,
    reason: 'Another seat’s notice',
  } as const;
  const view = alder([declaration, withdrawn]);
  assert.equal(view.title, 'Alder: result withdrawn');
  assert.equal(view.table.kind, 'ballot');
  assert.equal(view.keyFigures[0]?.label, 'Majority to beat');
  assert.deepEqual(
    view.record.entries.map(({ heading }) => heading),
    ['Result withdrawn', 'Revision 1, declared', 'Polls close'],
  );
  const again = alder([declaration, withdrawn, declared(roll, ALDER, { ...VOTES, gold: 51 }, 3)]);
  assert.equal(again.notices[0]?.kind, 'redeclared');
  assert.equal(again.record.entries[0]?.heading, 'Revision 2, declared again');
});

test('[V60] an announcement withdrawn is not called a result', () => {
  const view = alder([
    { kind: 'winnerAnnounced', constituencyId: ALDER, revision: 1, winner: idOf('Alder', RED) },
    { kind: 'resultWithdrawn', constituencyId: ALDER, revision: 2, reason: 'Too soon' },
  ]);
  assert.equal(view.notices[0]?.heading, 'Announcement withdrawn at 22:02.');
});

test('[V61] a result in doubt is still shown, and marked', () => {
  const view = alder([
    declaration,
    { kind: 'resultFlagged', constituencyId: ALDER, words: 'The council gives other figures' },
  ]);
  assert.equal(view.table.kind, 'result');
  assert.equal(view.headline.verdict.state, 'In doubt');
  assert.match(view.notices[0]?.words ?? '', /The council gives other figures\. It is still shown/);
});

test('[V62] counting, recounts and a postponed poll each have their words', () => {
  const about = { constituencyId: ALDER };
  assert.equal(
    alder([{ ...about, kind: 'countingStarted', revision: 1 }]).headline.verdict.state,
    'Counting',
  );
  const recount = alder([{ ...about, kind: 'recountStarted', revision: 1, recount: 2 }]);
  assert.equal(recount.headline.verdict.state, 'Second recount');
  assert.equal(recount.notices[0]?.heading, 'Second recount.');
  const postponed = alder([{ ...about, kind: 'pollPostponed', revision: 1, reason: 'A candidate has died' }]);
  assert.equal(postponed.title, 'Alder: poll postponed');
  assert.match(postponed.notices[0]?.words ?? '', /A candidate has died\./);
});

test('[V63] neighbours stand by name, each with its result or who defends it', () => {
  const around = alder([declared(roll, BIRCH, { red: 700, blue: 200, gold: 100 })], {
    neighbours: [CEDAR, BIRCH],
  }).around;
  assert.deepEqual(
    around?.seats.map(({ name, tag, isTagOutlined, outcome, majority }) => ({
      name,
      letters: tag?.letters,
      isTagOutlined,
      outcome,
      majority,
    })),
    [
      { name: 'Birch', letters: 'Red', isTagOutlined: false, outcome: 'hold', majority: '500' },
      { name: 'Cedar', letters: 'Hom', isTagOutlined: true, outcome: 'Awaiting result', majority: '–' },
    ],
  );
  assert.equal(around?.map, null);
});

test('[V63] a pack without map and neighbours has nothing around a seat, and no empty section', () => {
  assert.equal(alder([]).around, null);
});

test('[V63] the map round a seat shows those within reach, lettered once they have a winner', () => {
  const near = tinyRoll([
    constituency(ALDER, 'Alder', { hex: { column: 0, row: 0 } }),
    constituency(BIRCH, 'Birch', { hex: { column: 1, row: 1 } }),
    constituency(CEDAR, 'Cedar', { hex: { column: 40, row: 40 } }),
  ]);
  const state = fold(near, numbered([declared(near, BIRCH, { red: 3, blue: 2, gold: 1 })]));
  const map = constituencyView(near, state, ALDER, CLOSE).around?.map;
  assert.deepEqual(
    map?.hexes.map(({ title, letter }) => [title, letter]),
    [
      ['Alder: not declared', null],
      ['Birch: Red', 'R'],
    ],
  );
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
