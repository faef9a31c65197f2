import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EntryContent } from '#lib/desk/entry.ts';
import { exportedEvent } from '#server/desk/audit/exported-event.ts';
import { isHiddenFrom } from '#server/desk-state/hidden-events.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { asked } from '#tests/support/desk-commands.ts';
import { alderResult, message } from '#tests/support/feed-messages.ts';
import {
  correction,
  enter,
  type Newsroom,
  newsroom,
  result,
  revisionOf,
  said,
  submission,
  typed,
  type Who,
} from '#tests/support/newsroom.ts';
import { holds } from '#tests/support/properties.ts';
import { ALDER, BLUE, GOLD, idOf, RED } from '#tests/support/tiny-election.ts';

const FIRST = [400, 340, 180, 80];
const OTHER = [410, 340, 180, 80];
/** Blue before Red: another winner than FIRST. */
const FLIPPED = [400, 460, 180, 80];

const rush = (who: string): EntryContent => ({ kind: 'rush', winner: idOf('alder', who) });
const COUNTING: EntryContent = { kind: 'counting' };
const RECOUNT: EntryContent = { kind: 'recount', recount: 1 };
const POSTPONED: EntryContent = { kind: 'postponement', reason: 'A candidate has died' };
const WITHDRAWAL: EntryContent = { kind: 'withdrawal', reason: 'The wrong figures were read out' };
const FLAG: EntryContent = { kind: 'flag', words: 'The council has said that it looks again' };
const CLEARED: EntryContent = { kind: 'flagCleared' };

type Setting = 'nothing' | 'rush' | 'result' | 'flagged' | 'withdrawn';

/** A room in which this is public of Alder. */
function roomWith(setting: Setting, oneKey = false): Newsroom {
  const room = newsroom();
  const both = (content: EntryContent, first: Who, second: Who) => {
    enter(room, first, content);
    assert.equal(said(enter(room, second, content)), 'entryPublished');
  };
  if (setting === 'rush') both(rush(RED), 'cy', 'ed');
  if (setting === 'result' || setting === 'flagged' || setting === 'withdrawn')
    both(result(FIRST), 'cy', 'ed');
  if (setting === 'flagged') enter(room, 'ed', FLAG);
  if (setting === 'withdrawn') both(WITHDRAWAL, 'cy', 'ed');
  if (oneKey) {
    const reason = 'Short of people until four';
    room.ask('cy', { kind: 'setOneKey', constituencyId: null, on: true, reason });
  }
  return room;
}

/** What each of them says in turn, and what becomes of it. */
interface Row {
  readonly public: Setting;
  readonly oneKey?: boolean;
  readonly content: EntryContent;
  readonly people: readonly Who[];
  readonly becomes: readonly string[];
}

const ROWS: readonly Row[] = [
  // A result, an announced winner, a postponed poll: two people, one of them an editor at least.
  { public: 'nothing', content: result(FIRST), people: ['ed'], becomes: ['entryWaits'] },
  { public: 'nothing', content: result(FIRST), people: ['cy'], becomes: ['entryWaits'] },
  {
    public: 'nothing',
    content: result(FIRST),
    people: ['rae', 'ed'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    public: 'nothing',
    content: result(FIRST),
    people: ['ed', 'rae'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    public: 'nothing',
    content: result(FIRST),
    people: ['ed', 'eve'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    public: 'nothing',
    content: result(FIRST),
    people: ['rae', 'ray'],
    becomes: ['entryWaits', 'entryWaits'],
  },
  {
    ...{ public: 'nothing', content: result(FIRST), people: ['rae', 'ray', 'ed'] },
    becomes: ['entryWaits', 'entryWaits', 'entryPublished'],
  },
  { public: 'nothing', content: result(FIRST), people: ['ed', 'ed'], becomes: ['entryWaits', 'nothingToDo'] },
  { public: 'nothing', content: rush(RED), people: ['rae', 'ed'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'nothing', content: rush(RED), people: ['cy'], becomes: ['entryWaits'] },
  { public: 'nothing', content: POSTPONED, people: ['rae', 'ed'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'nothing', content: POSTPONED, people: ['cy'], becomes: ['entryWaits'] },
  {
    public: 'withdrawn',
    content: result(OTHER),
    people: ['rae', 'ed'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    public: 'rush',
    content: result(FIRST),
    people: ['rae', 'ed'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  // The same where a chief lets one person publish: an editor, not a reporter.
  { public: 'nothing', oneKey: true, content: result(FIRST), people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', oneKey: true, content: rush(RED), people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', oneKey: true, content: POSTPONED, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', oneKey: true, content: result(FIRST), people: ['rae'], becomes: ['entryWaits'] },
  // Stages of the count, a correction that leaves the winner, a doubt in public: one editor.
  { public: 'nothing', content: COUNTING, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', content: RECOUNT, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', content: COUNTING, people: ['rae', 'ed'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'result', content: correction(OTHER), people: ['ed'], becomes: ['entryPublished'] },
  { public: 'result', content: FLAG, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'flagged', content: CLEARED, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'result', content: correction(OTHER), people: ['rae'], becomes: ['NOT_ALLOWED'] },
  { public: 'result', content: FLAG, people: ['rae'], becomes: ['NOT_ALLOWED'] },
  { public: 'flagged', content: CLEARED, people: ['rae'], becomes: ['NOT_ALLOWED'] },
  // A public winner changes or vanishes: two editors, whatever a chief has set.
  { public: 'result', content: correction(FLIPPED), people: ['ed'], becomes: ['entryWaits'] },
  { public: 'result', oneKey: true, content: correction(FLIPPED), people: ['cy'], becomes: ['entryWaits'] },
  {
    ...{ public: 'result', oneKey: true, content: correction(FLIPPED), people: ['ed', 'eve'] },
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    ...{ public: 'result', content: correction(FLIPPED), people: ['ed', 'rae', 'cy'] },
    becomes: ['entryWaits', 'NOT_ALLOWED', 'entryPublished'],
  },
  {
    ...{ public: 'rush', oneKey: true, content: result(FLIPPED), people: ['rae', 'ed', 'eve'] },
    becomes: ['NOT_ALLOWED', 'entryWaits', 'entryPublished'],
  },
  // A recount takes an announcement back.
  { public: 'rush', content: RECOUNT, people: ['ed', 'eve'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'rush', content: RECOUNT, people: ['rae'], becomes: ['NOT_ALLOWED'] },
  // A withdrawal: a chief begins it, and an editor or another chief says the same.
  { public: 'result', content: WITHDRAWAL, people: ['cy', 'ed'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'rush', content: WITHDRAWAL, people: ['cy', 'cleo'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'result', oneKey: true, content: WITHDRAWAL, people: ['cy'], becomes: ['entryWaits'] },
  { public: 'result', content: WITHDRAWAL, people: ['cy', 'rae'], becomes: ['entryWaits', 'NOT_ALLOWED'] },
  { public: 'result', content: WITHDRAWAL, people: ['ed'], becomes: ['NOT_ALLOWED'] },
  { public: 'result', content: WITHDRAWAL, people: ['cy', 'cy'], becomes: ['entryWaits', 'nothingToDo'] },
];

for (const { public: setting, oneKey = false, content, people, becomes } of ROWS) {
  const who = people.join(', then ');
  const where = `${setting} public${oneKey ? ', one key' : ''}`;
  test(`[D1] ${content.kind} by ${who} with ${where}: ${becomes.join(', ')}`, () => {
    const room = roomWith(setting, oneKey);
    const before = room.night.length;
    assert.deepEqual(
      people.map((each) => said(enter(room, each, content))),
      becomes,
    );
    const isOut = becomes.at(-1) === 'entryPublished';
    assert.equal(room.night.length - before, isOut ? 1 : 0);
    if (!isOut) return;
    const event = room.night.at(-1);
    assert.equal(event?.by, 'desk');
    const words = JSON.stringify(room.night);
    for (const name of ['Rae', 'Ray', 'Ed', 'Eve', 'Cy', 'Cleo']) {
      assert.ok(!words.includes(`"${name}"`) && !words.includes(`"${name.toLowerCase()}"`));
    }
  });
}

test('[D2] two who say the same are compared in substance: source, time, reason and second looks may differ', () => {
  const room = newsroom();
  const first = result(FIRST, { declaredAt: '2030-07-04T22:40:00.000Z' });
  enter(room, 'rae', first, { source: 'Returning officer, at the count' });
  const second = result(FIRST, { ballots: 1010, majority: 60, winner: idOf('alder', RED), electorate: 2000 });
  const event = enter(room, 'ed', second, { source: 'Council website' });
  assert.equal(said(event), 'entryPublished');
  const [declared] = room.night;
  assert.equal(declared?.source, 'Returning officer, at the count');
  assert.equal(
    declared?.kind === 'resultDeclared' && declared.figures.declaredAt,
    '2030-07-04T22:40:00.000Z',
  );
});

for (const [what, other] of [
  ['one vote', result([401, 340, 180, 80])],
  ['the rejected papers', result(FIRST, { rejectedBallots: 11 })],
  ['rejected papers that nobody said', result(FIRST, { rejectedBallots: null })],
  ['the electorate', result(FIRST, { electorate: 1999 })],
] as const) {
  test(`[D2] two who differ in ${what} publish nothing, and each sees what the other says`, () => {
    const room = newsroom();
    enter(room, 'rae', result(FIRST));
    const event = enter(room, 'ed', other);
    assert.equal(said(event), 'entryDiffers');
    assert.equal(room.night.length, 0);
    for (const who of ['rae', 'ed', 'eve'] as const) {
      const { entries } = room.viewFor(who).queue;
      assert.deepEqual(
        entries.map(({ entry }) => entry?.content),
        [result(FIRST), other],
      );
      assert.deepEqual(
        entries.map(({ differsFrom }) => differsFrom.map(({ name }) => name)),
        [['Ed'], ['Rae']],
      );
    }
    assert.deepEqual(
      room.viewFor('ray').queue.entries.map(({ entry }) => entry),
      [null, null],
    );
    // One of them looks again.
    assert.equal(said(enter(room, 'rae', other)), 'entryPublished');
    const published = room.desk.at(-1);
    assert.ok(published?.kind === 'entryPublished');
    assert.deepEqual(
      published.keys.map(({ userId, blind }) => [userId, blind]),
      [
        ['ed', true],
        ['rae', false],
      ],
    );
  });
}

test('[D2] of two who agree and are not enough, one who says otherwise is still shown', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  enter(room, 'ed', result(OTHER));
  const third = enter(room, 'ray', result(FIRST));
  assert.ok(third.kind === 'entryDiffers');
  assert.deepEqual(third.differsFrom, [{ userId: 'ed', name: 'Ed' }]);
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'entryPublished');
});

test('[D2] figures of another winner than an entry that announces one contradict it', () => {
  const room = newsroom();
  enter(room, 'rae', rush(BLUE));
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'entryDiffers');
  const agreeing = newsroom();
  enter(agreeing, 'rae', rush(RED));
  assert.equal(said(enter(agreeing, 'ed', result(FIRST))), 'entryWaits');
});

test('[D3] one person overrules another alone only where one person is enough, and only once it was shown', () => {
  const room = roomWith('nothing', true);
  enter(room, 'rae', result(FIRST));
  assert.equal(said(enter(room, 'ed', result(OTHER))), 'entryDiffers');
  assert.equal(said(enter(room, 'ed', result(OTHER))), 'entryPublished');
  const event = room.desk.at(-1);
  assert.ok(event?.kind === 'entryPublished');
  assert.equal(event.oneKey, 'Short of people until four');
  // What the other says still stands in the queue.
  assert.deepEqual(
    room.viewFor('eve').queue.entries.map(({ by }) => by.name),
    ['Rae'],
  );
});

test('[D4] an approval is of what was public then: it does not count once that has changed', () => {
  const room = roomWith('result');
  assert.equal(said(enter(room, 'cy', WITHDRAWAL)), 'entryWaits');
  enter(room, 'eve', correction(OTHER));
  assert.equal(said(enter(room, 'ed', WITHDRAWAL)), 'NOT_ALLOWED', 'no chief has asked for this one');
  assert.equal(said(enter(room, 'cleo', WITHDRAWAL)), 'entryWaits');
  assert.equal(said(enter(room, 'ed', WITHDRAWAL)), 'entryPublished');
  const event = room.desk.at(-1);
  assert.deepEqual(event?.kind === 'entryPublished' && event.keys.map(({ userId }) => userId), [
    'cleo',
    'ed',
  ]);
});

test('[D4] a count that goes on changes nothing for who has entered the result', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  enter(room, 'eve', COUNTING);
  assert.equal(revisionOf(room), 1);
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'entryPublished');
});

test('[D4] the key of somebody whose account was closed, or who was demoted, does not count', () => {
  const closed = newsroom();
  enter(closed, 'rae', result(FIRST));
  closed.ask('cy', { kind: 'disableUser', userId: 'rae', reason: 'Left' });
  assert.equal(said(enter(closed, 'ed', result(FIRST))), 'entryWaits');
  const demoted = roomWith('result');
  enter(demoted, 'ed', correction(FLIPPED));
  demoted.ask('cy', { kind: 'setRole', userId: 'ed', role: 'reporter', reason: 'Wrong list' });
  assert.equal(said(enter(demoted, 'eve', correction(FLIPPED))), 'entryWaits');
});

test('[D5] a role is that of the moment of judging, not of the moment when the form was opened', () => {
  const room = roomWith('result');
  room.ask('cy', { kind: 'setRole', userId: 'ed', role: 'reporter', reason: 'Shift over' });
  assert.equal(said(enter(room, 'ed', correction(OTHER))), 'NOT_ALLOWED');
  room.ask('cy', { kind: 'disableUser', userId: 'ed', reason: 'Left' });
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'ACCOUNT_DISABLED');
  assert.equal(said(room.ask('nobody', submission(result(FIRST)))), 'NO_ACCOUNT');
});

test('[D6] an entry of another person is hidden until one enters one’s own, or asks to see it', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  const entryFor = (who: Who) => room.viewFor(who).queue.entries[0];
  assert.deepEqual(entryFor('rae')?.entry?.content, result(FIRST));
  for (const who of ['ray', 'ed', 'cy'] as const) {
    assert.equal(entryFor(who)?.entry, null);
    assert.deepEqual(entryFor(who)?.doubts, []);
    assert.ok(!JSON.stringify(room.viewFor(who)).includes('"alder-red":400'), `hidden from ${who}`);
  }
  assert.equal(said(room.ask('ed', { kind: 'revealEntry', constituencyId: ALDER })), 'entryRevealed');
  assert.deepEqual(entryFor('ed')?.entry?.content, result(FIRST));
  assert.equal(entryFor('cy')?.entry, null);
  const again = room.ask('ed', { kind: 'revealEntry', constituencyId: ALDER });
  assert.equal(said(again), 'nothingToDo');
});

test('[D6] who saw it confirms it, and the record says that it was not blind', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  assert.equal(said(enter(room, 'ed', result(FIRST), { confirms: 'rae' })), 'NOT_REVEALED');
  assert.equal(said(enter(room, 'ed', result(FIRST), { confirms: 'ed' })), 'NO_SUCH_ENTRY');
  assert.equal(said(enter(room, 'ed', result(FIRST), { confirms: 'ray' })), 'NO_SUCH_ENTRY');
  room.ask('ed', { kind: 'revealEntry', constituencyId: ALDER });
  const event = enter(room, 'ed', result(FIRST), { confirms: 'rae' });
  assert.ok(event.kind === 'entryPublished');
  assert.deepEqual(
    event.keys.map(({ userId, blind }) => [userId, blind]),
    [
      ['rae', true],
      ['ed', false],
    ],
  );
  assert.equal(event.keys[0]?.inputId, room.desk.find(({ kind }) => kind === 'entryWaits')?.inputId);
});

test('[D137] who saw an entry sees what its author makes of it, and is not its blind second', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  room.ask('ed', { kind: 'revealEntry', constituencyId: ALDER });
  enter(room, 'rae', result(OTHER));
  assert.deepEqual(room.viewFor('ed').queue.entries[0]?.entry?.content, result(OTHER));
  assert.equal(room.viewFor('eve').queue.entries[0]?.entry, null);
  const compared = enter(room, 'ed', result(FIRST), { confirms: 'rae' });
  assert.equal(said(compared), 'ENTRY_CHANGED');
  const event = enter(room, 'ed', result(OTHER), { confirms: 'rae' });
  assert.ok(event.kind === 'entryPublished');
  assert.deepEqual(
    event.keys.map(({ userId, blind }) => [userId, blind]),
    [
      ['rae', true],
      ['ed', false],
    ],
  );
});

test('[D142] an entry that was taken back is still known to whoever saw it, and so is what its author enters next', () => {
  const room = newsroom();
  const takeBack = (who: Who) => room.ask(who, { kind: 'withdrawEntry', constituencyId: ALDER, owner: who });
  enter(room, 'rae', result(FIRST));
  room.ask('ed', { kind: 'revealEntry', constituencyId: ALDER });
  takeBack('rae');
  enter(room, 'rae', result(FIRST));
  assert.deepEqual(room.viewFor('ed').queue.entries[0]?.entry?.content, result(FIRST));
  assert.equal(room.viewFor('eve').queue.entries[0]?.entry, null);
  assert.deepEqual(blindKeys(enter(room, 'ed', result(FIRST))), { rae: true, ed: false });
});

test('[D142] figures that were seen are no second reading of them, whose entry they meet and whoever is first', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  for (const who of ['ed', 'eve'] as const) room.ask(who, { kind: 'revealEntry', constituencyId: ALDER });
  room.ask('rae', { kind: 'withdrawEntry', constituencyId: ALDER, owner: 'rae' });
  enter(room, 'ed', COUNTING);
  enter(room, 'ed', result(FIRST));
  assert.equal(room.viewFor('eve').queue.entries[0]?.entry, null, 'nobody has seen the entry of ed');
  assert.deepEqual(blindKeys(enter(room, 'eve', result(FIRST))), { ed: false, eve: false });
  // What is public is known to all: the next matter of the seat begins blind.
  enter(room, 'ed', correction(FLIPPED));
  assert.deepEqual(blindKeys(enter(room, 'eve', correction(FLIPPED))), { ed: true, eve: true });
});

test('[D142] editors who were shown two entries that differ have seen them, whatever is taken back', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  enter(room, 'ray', result(OTHER));
  room.ask('ray', { kind: 'withdrawEntry', constituencyId: ALDER, owner: 'ray' });
  assert.deepEqual(room.viewFor('ed').queue.entries[0]?.entry?.content, result(FIRST));
  assert.deepEqual(blindKeys(enter(room, 'ed', result(FIRST))), { rae: true, ed: false });
});

function blindKeys(event: DeskEvent): Readonly<Record<string, boolean>> {
  assert.ok(event.kind === 'entryPublished', event.kind);
  return Object.fromEntries(event.keys.map(({ userId, blind }) => [userId, blind]));
}

test('[D135] the reason of whoever was first is seen by everybody at the desk, and none of the figures', () => {
  const room = roomWith('result');
  enter(room, 'ed', correction(FLIPPED, 'Two lines exchanged'));
  const seen = room.viewFor('eve').queue.entries[0];
  assert.equal(seen?.entry, null);
  assert.deepEqual(seen?.said, {
    source: submission(correction()).entry.source,
    reason: 'Two lines exchanged',
    declaredAt: null,
  });
  assert.ok(!JSON.stringify(room.viewFor('eve')).includes('460'));
});

test('[D6] taking one’s entry back does not make one blind again', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  enter(room, 'ed', result(OTHER));
  room.ask('ed', { kind: 'withdrawEntry', constituencyId: ALDER, owner: 'ed' });
  const event = enter(room, 'ed', result(FIRST));
  assert.ok(event.kind === 'entryPublished');
  assert.equal(event.keys.at(-1)?.blind, false);
});

test('[D6] nor does the record tell an editor what could still be entered blind', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  room.ask('rae', { kind: 'withdrawEntry', constituencyId: ALDER, owner: 'rae' });
  enter(room, 'rae', result(FIRST));
  const hidden = (who: Who) =>
    room.desk.filter((event) => isHiddenFrom(room.state(), event, { userId: who })).map(({ kind }) => kind);
  assert.deepEqual(hidden('rae'), []);
  assert.deepEqual(hidden('ed'), ['entryWaits', 'entryWaits']);
  room.ask('ed', { kind: 'revealEntry', constituencyId: ALDER });
  assert.deepEqual(hidden('ed'), ['entryWaits'], 'the one that was taken back was not shown');
  enter(room, 'eve', result(FIRST));
  assert.deepEqual(hidden('cy'), []);
  room.ask('rae', { kind: 'saveDraft', constituencyId: ALDER, form: { a: '1' } });
  assert.deepEqual(hidden('cy'), ['draftSaved']);
});

test('[D108] the record keeps what could be entered blind, whatever else becomes public of the seat', () => {
  const room = newsroom();
  // The judge says what the majority would be, and by which figures.
  const misheard = result(FIRST, { majority: 999 });
  assert.equal(said(enter(room, 'rae', misheard)), 'DOUBTS');
  assert.equal(said(enter(room, 'rae', misheard, { acknowledged: ['MAJORITY_MISMATCH'] })), 'entryWaits');
  enter(room, 'eve', COUNTING);
  const exported = (who: Who) => {
    const isHidden = (event: DeskEvent) => isHiddenFrom(room.state(), event, { userId: who });
    return JSON.stringify(room.desk.map((event) => exportedEvent(event, isHidden)));
  };
  const [first] = FIRST;
  assert.equal(exported('rae').match(new RegExp(`[: ]${first}\\b`, 'g'))?.length, 3);
  assert.doesNotMatch(exported('ed'), new RegExp(`[: ]${first}\\b`));
  assert.equal(said(enter(room, 'eve', result(FIRST))), 'entryPublished');
  assert.match(exported('ed'), new RegExp(`:${first}\\b`), 'what is public is no secret');
});

test('[D7] one takes back one’s own entry, an editor anybody’s, a reporter nobody else’s', () => {
  const room = newsroom();
  enter(room, 'ed', result(FIRST));
  const back = (who: Who, owner: Who) =>
    said(room.ask(who, { kind: 'withdrawEntry', constituencyId: ALDER, owner }));
  assert.equal(back('rae', 'ed'), 'NOT_ALLOWED');
  assert.equal(back('eve', 'ed'), 'entryTakenBack');
  assert.equal(back('eve', 'ed'), 'NO_SUCH_ENTRY');
  enter(room, 'rae', result(FIRST));
  assert.equal(back('rae', 'rae'), 'entryTakenBack');
  assert.deepEqual(room.viewFor('ed').queue.entries, []);
});

test('[D8] a newer entry takes the place of one’s own, and never counts as a second person', () => {
  const room = newsroom();
  enter(room, 'ed', result(FIRST));
  enter(room, 'ed', result(OTHER));
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'entryWaits');
  assert.equal(room.viewFor('ed').queue.entries.length, 1);
  assert.equal(room.night.length, 0);
});

test('[D9] in whatever order two people submit, whatever each changes, there is one event and two keys', () => {
  const people = ['rae', 'ed', 'eve'] as const;
  const act = fc.record({ who: fc.constantFrom(...people), votes: fc.constantFrom(FIRST, OTHER) });
  holds(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const room = newsroom();
      for (const { who, votes } of acts) {
        room.ask(who, submission(result(votes)));
      }
      assert.ok(room.night.length <= 1);
      const published = room.desk.filter((event) => event.kind === 'entryPublished');
      assert.equal(published.length, room.night.length);
      for (const { keys, nightSeq } of published) {
        assert.equal(nightSeq, 1);
        assert.ok(new Set(keys.map(({ userId }) => userId)).size === keys.length && keys.length >= 2);
        assert.ok(keys.some(({ role }) => role !== 'reporter'));
      }
    }),
  );
});

test('[D9] never does one person publish a result, whatever they send and however often', () => {
  const contents = [result(FIRST), result(OTHER), rush(RED), rush(GOLD), POSTPONED];
  holds(
    fc.property(fc.array(fc.constantFrom(...contents), { maxLength: 12 }), (tries) => {
      const room = newsroom();
      for (const content of tries) {
        enter(room, 'cy', content);
        room.ask('cy', { kind: 'revealEntry', constituencyId: ALDER });
      }
      assert.equal(room.night.length, 0);
    }),
  );
});

test('[D10] a form that was opened before the seat changed overwrites nothing', () => {
  const room = newsroom();
  room.feed(alderResult());
  const stale = room.ask('ed', submission(correction(OTHER), { expectedRevision: 0 }));
  assert.ok(stale.kind === 'commandRefused');
  assert.equal(stale.code, 'CHANGED_MEANWHILE');
  assert.match(stale.problems[0]?.expected ?? '', /1: the contest is at "declared"/);
  assert.equal(said(room.ask('ed', submission(result(FIRST), { expectedRevision: 0 }))), 'entryKnown');
  assert.equal(room.night.length, 1);
});

test('[D10] what does not fit the stage of a contest is refused', () => {
  const stages: readonly (readonly [Setting, EntryContent])[] = [
    ['nothing', correction(FIRST)],
    ['nothing', WITHDRAWAL],
    ['nothing', FLAG],
    ['result', result(OTHER)],
    ['result', rush(BLUE)],
    ['result', RECOUNT],
    ['result', POSTPONED],
    ['withdrawn', correction(OTHER)],
  ];
  for (const [setting, content] of stages) {
    const room = roomWith(setting);
    const code = said(enter(room, 'cy', content));
    assert.ok(code === 'NOT_THIS_STAGE' || code === 'HELD', `${content.kind} with ${setting}: ${code}`);
  }
});

test('[D11] every submission is judged like a message of a feed; what nobody can publish is refused in words', () => {
  const room = newsroom();
  for (const [content, code] of [
    [result(FIRST, { votes: { [idOf('alder', RED)]: 400 } }), 'MISSING_CANDIDATE'],
    [result([340, 340, 180, 80]), 'TIE'],
    [result(FIRST, { declaredAt: '2030-07-04T20:59:00.000Z' }), 'TIME'],
    [rush('nobody'), 'UNKNOWN_CANDIDATE'],
  ] as const) {
    const event = enter(room, 'ed', content);
    assert.ok(event.kind === 'commandRefused');
    assert.equal(event.code, 'HELD');
    assert.ok(
      event.problems.some((each) => each.code === code && each.todo !== ''),
      code,
    );
  }
  const suspicious = enter(room, 'ed', result(FIRST), { source: 'Council <b>website</b>' });
  assert.equal(said(suspicious), 'HELD');
});

test('[D11] other doubts are asked of the writer, all at once, and each person answers for themselves', () => {
  const room = newsroom();
  const doubtful = result([400, 340, 180, 80], { majority: 70, ballots: 2000 });
  const unseen = enter(room, 'rae', doubtful, { acknowledged: ['MAJORITY_MISMATCH'] });
  assert.ok(unseen.kind === 'commandRefused');
  assert.equal(unseen.code, 'DOUBTS');
  assert.deepEqual(unseen.problems.map(({ code }) => code).sort(), [
    'MAJORITY_MISMATCH',
    'VERIFICATION_MISMATCH',
  ]);
  const acknowledged = ['MAJORITY_MISMATCH', 'VERIFICATION_MISMATCH'];
  assert.equal(said(enter(room, 'rae', doubtful, { acknowledged })), 'entryWaits');
  assert.equal(said(enter(room, 'ed', doubtful, { acknowledged: [] })), 'DOUBTS');
  assert.equal(said(enter(room, 'ed', doubtful, { acknowledged })), 'entryPublished');
});

test('[D11] a falling count is asked about; a withdrawal is not asked whether it is one', () => {
  const room = roomWith('result');
  const fewer = enter(room, 'ed', correction([390, 340, 180, 80]), { acknowledged: [] });
  assert.ok(fewer.kind === 'commandRefused');
  assert.deepEqual(
    fewer.problems.map(({ code }) => code),
    ['DECREASE'],
  );
  assert.equal(said(enter(room, 'cy', WITHDRAWAL, { acknowledged: [] })), 'entryWaits');
});

test('[D12] a feed never overwrites what the desk entered: it becomes one item, however often it flaps', () => {
  const room = roomWith('result');
  for (let revision = 2; revision < 42; revision += 1) {
    room.feed(alderResult({ revision }, revision % 2 === 0 ? FLIPPED : [460, 400, 180, 80]));
  }
  assert.equal(room.night.length, 1);
  const { waiting } = room.viewFor('ed').queue;
  assert.equal(waiting.length, 1);
  assert.ok(waiting[0]?.problems.some(({ code }) => code === 'EDITOR_CONFLICT'));
});

test('[D109] a feed takes back what it announced itself, and what an editor announced only by two editors', () => {
  const ofFeed = newsroom();
  ofFeed.feed(message('rush', { winner: idOf('alder', RED) }));
  ofFeed.feed(message('recount', { revision: 2, recount: 1 }));
  assert.equal(ofFeed.view().state.contests[ALDER]?.phase.kind, 'recount');

  const room = roomWith('rush');
  room.feed(message('recount', { revision: 1, recount: 1 }));
  room.feed(message('recount', { revision: 2, recount: 2 }));
  room.feed(message('postponement', { revision: 3, reason: 'A candidate has died' }));
  assert.equal(room.view().state.contests[ALDER]?.phase.kind, 'rush');
  const [waiting, ...others] = room.viewFor('ed').queue.waiting;
  assert.deepEqual(others, []);
  assert.equal(waiting?.twoEditors, true);
  const accept = {
    kind: 'decide',
    decided: waiting?.inputId ?? '',
    decision: 'accept',
    reason: 'Asked',
  } as const;
  assert.equal(said(room.ask('ed', accept)), 'acceptanceProposed');
  assert.equal(said(room.ask('eve', accept)), 'quarantineDecided');
  assert.equal(room.view().state.contests[ALDER]?.phase.kind, 'postponed');
});

test('[D12] what the desk entered makes no message of a feed look old: each counts its own revisions', () => {
  const room = newsroom();
  enter(room, 'ed', COUNTING);
  enter(room, 'ed', RECOUNT);
  const first = room.feed(alderResult({ revision: 1 }, FIRST));
  assert.ok(first.kind === 'inputJudged' && first.disposition === 'committed');
  assert.equal(revisionOf(room), 3);
  enter(room, 'ed', correction(OTHER));
  // The feed says again what it said, and then something new.
  const again = room.feed(alderResult({ revision: 1, source: 'The same agency' }, FIRST));
  assert.ok(again.kind === 'inputJudged' && again.disposition === 'noop');
  const newer = room.feed(alderResult({ revision: 2 }, [420, 340, 180, 80]));
  assert.ok(newer.kind === 'inputJudged' && newer.disposition === 'quarantined');
  assert.deepEqual(
    newer.problems.map(({ code }) => code),
    ['EDITOR_CONFLICT'],
  );
  const withdrawal = room.feed(message('withdrawal', { revision: 2, reason: 'Read out wrongly' }));
  assert.ok(withdrawal.kind === 'inputJudged' && withdrawal.disposition === 'quarantined');
  // Accepted, it is the next revision of the contest, so that an open form notices it.
  const decide = { kind: 'decide', decided: newer.inputId, decision: 'accept', reason: 'Asked' } as const;
  assert.equal(said(room.ask('ed', decide)), 'quarantineDecided');
  assert.equal(revisionOf(room), 5);
});

test('[D12] a feed that confirms what the desk entered changes nothing that a reader sees', () => {
  const room = roomWith('result');
  const { contests, tally } = room.view().state;
  const same = room.feed(alderResult({ revision: 1 }, FIRST));
  assert.ok(same.kind === 'inputJudged' && same.disposition === 'committed');
  assert.equal(room.night.at(-1)?.kind, 'resultConfirmed');
  assert.equal(room.view().state.tally, tally);
  assert.deepEqual(room.view().state.contests[ALDER]?.phase, contests[ALDER]?.phase);
  const other = room.feed(alderResult({ revision: 1 }, OTHER));
  assert.ok(other.kind === 'inputJudged' && other.disposition === 'quarantined');
  assert.ok(other.problems.some(({ code }) => code === 'SAME_REVISION_DIFFERS'));
});

test('[D12] an entry while a feed’s change of winner waits is asked about that, unless it settles it', () => {
  const room = newsroom();
  room.feed(alderResult());
  room.feed(alderResult({ revision: 2 }, FLIPPED));
  const { inputId } = room.viewFor('ed').queue.waiting[0] ?? { inputId: '' };
  const asking = enter(room, 'ed', correction(OTHER), { acknowledged: [] });
  assert.deepEqual(asking.kind === 'commandRefused' && asking.problems.map(({ code }) => code), ['FLIPPING']);
  assert.equal(
    said(enter(room, 'ed', correction(OTHER), { acknowledged: [], fromInput: inputId })),
    'entryPublished',
  );
  assert.deepEqual(room.viewFor('ed').queue.waiting, []);
});

test('[D13] an entry made from a waiting message settles it once it is public, and not before', () => {
  const room = newsroom();
  room.feed(alderResult({ validVotes: 999 }));
  const { inputId, content } = room.viewFor('ed').queue.waiting[0] ?? { inputId: '', content: null };
  assert.equal(content?.votes?.[idOf('alder', RED)], 400);
  enter(room, 'rae', result(FIRST), { fromInput: inputId });
  assert.equal(room.viewFor('ed').queue.waiting.length, 1);
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'entryPublished');
  assert.deepEqual(room.viewFor('ed').queue.waiting, []);
  const late = enter(room, 'ed', correction(OTHER), { fromInput: inputId });
  assert.equal(said(late), 'NOT_WAITING');
});

test('[D14] a double click, a lost reply and a second window make one event', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  const command = asked('ed', submission(result(FIRST)));
  const first = room.settle(command);
  assert.equal(room.settle(command), first);
  // The same from another window has an id of its own.
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'entryKnown');
  assert.equal(said(enter(room, 'rae', result(FIRST))), 'entryKnown');
  assert.equal(room.night.length, 1);
});

test('[D14] two windows that race on one seat, judged in one batch, make one event', () => {
  const room = newsroom();
  room.settle(
    asked('rae', submission(result(FIRST))),
    asked('ed', submission(result(FIRST))),
    asked('ed', submission(result(FIRST))),
    asked('eve', submission(result(OTHER))),
  );
  assert.deepEqual(room.desk.slice(-4).map(said), [
    'entryWaits',
    'entryPublished',
    'entryKnown',
    'CHANGED_MEANWHILE',
  ]);
  assert.equal(room.night.length, 1);
});

test('[D15] an id that was used for something else is refused, and only for who used it', () => {
  const room = newsroom();
  const id = '11111111-1111-4111-8111-111111111111';
  room.settle(asked('ed', submission(COUNTING), { id }));
  assert.equal(
    said(room.settle(asked('ed', submission(RECOUNT, { expectedRevision: 1 }), { id }))),
    'ID_USED',
  );
  assert.equal(
    said(room.settle(asked('eve', submission(RECOUNT, { expectedRevision: 1 }), { id }))),
    'entryPublished',
  );
});

test('[D16] three counts, a tie by lot and a withdrawn result, entered by two people each', () => {
  const room = newsroom();
  enter(room, 'ed', COUNTING);
  enter(room, 'ed', RECOUNT);
  enter(room, 'eve', { kind: 'recount', recount: 2 });
  const tie = result([340, 340, 180, 80], { decidedByLot: idOf('alder', BLUE) });
  enter(room, 'rae', tie);
  assert.equal(said(enter(room, 'ed', tie)), 'entryPublished');
  const { phase } = room.view().state.contests[ALDER] ?? {};
  assert.ok(phase?.kind === 'declared');
  assert.equal(phase.winner, idOf('alder', BLUE));
  enter(room, 'cy', WITHDRAWAL);
  enter(room, 'ed', WITHDRAWAL);
  assert.equal(room.view().state.contests[ALDER]?.phase.kind, 'withdrawn');
  enter(room, 'rae', result(FIRST));
  enter(room, 'ed', result(FIRST));
  assert.deepEqual(
    room.night.map(({ kind }) => kind),
    [
      ...['countingStarted', 'recountStarted', 'recountStarted'],
      ...['resultDeclared', 'resultWithdrawn', 'resultDeclared'],
    ],
  );
  assert.deepEqual(
    room.night.map((event) => 'revision' in event && event.revision),
    [1, 2, 3, 4, 5, 6],
  );
});

test('[D16] a corrected result keeps the time of its declaration, and says why it changed', () => {
  const room = roomWith('result');
  enter(room, 'ed', { kind: 'correction', figures: typed(OTHER), reason: 'A bundle was left out' });
  const event = room.night.at(-1);
  assert.ok(event?.kind === 'resultCorrected');
  assert.equal(event.reason, 'A bundle was left out');
  assert.equal(event.figures.declaredAt, '2030-07-04T23:00:00.000Z');
  room.feed(message('withdrawal', { revision: 9, reason: 'x' }));
  assert.equal(room.viewFor('ed').queue.waiting[0]?.twoEditors, true);
});
