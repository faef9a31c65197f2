import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntryContent } from '#lib/desk/entry.ts';
import {
  FIRST,
  FLAG,
  OTHER,
  POSTPONED,
  RECOUNT,
  roomWith,
  rush,
  type Setting,
  WITHDRAWAL,
} from '#tests/support/alder-entries.ts';
import { alderResult } from '#tests/support/feed-messages.ts';
import { correction, enter, newsroom, result, said, submission } from '#tests/support/newsroom.ts';
import { BLUE, idOf, RED } from '#tests/support/tiny-election.ts';

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
