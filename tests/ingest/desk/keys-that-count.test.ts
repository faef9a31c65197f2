import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  COUNTING,
  FIRST,
  FLIPPED,
  OTHER,
  POSTPONED,
  roomWith,
  rush,
  WITHDRAWAL,
} from '#tests/support/alder-entries.ts';
import {
  correction,
  enter,
  newsroom,
  result,
  revisionOf,
  said,
  submission,
} from '#tests/support/newsroom.ts';
import { holds } from '#tests/support/properties.ts';
import { ALDER, GOLD, RED } from '#tests/support/tiny-election.ts';

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
