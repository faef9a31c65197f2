import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportedEvent } from '#server/desk/audit/exported-event.ts';
import { isHiddenFrom } from '#server/desk-state/hidden-events.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { COUNTING, FIRST, FLIPPED, OTHER, roomWith } from '#tests/support/alder-entries.ts';
import { correction, enter, newsroom, result, said, submission, type Who } from '#tests/support/newsroom.ts';
import { ALDER } from '#tests/support/tiny-election.ts';

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
  const view = JSON.stringify(room.viewFor('eve'));
  // As a figure: digits of an id say nothing.
  assert.ok(!view.includes(':460'), view);
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
