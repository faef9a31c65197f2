import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import { emptyContest } from '#lib/election/state.ts';
import { deskBarView } from '#lib/view/desk/desk-bar-view.ts';
import { handOfKey, keyOfHand } from '#lib/view/desk/hand.ts';
import { keptWords } from '#lib/view/desk/kept-words.ts';
import { paletteItems } from '#lib/view/desk/palette-view.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import { sourcesOffered } from '#lib/view/desk/sources.ts';
import { BEN, deskView } from '#tests/support/desk-views.ts';
import {
  BIRCH,
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
const birchDeclared: readonly NightFact[] = [declared(roll, BIRCH, { red: 600, blue: 310, gold: 95 })];

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
