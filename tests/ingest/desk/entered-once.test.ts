import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTING, FIRST, OTHER, RECOUNT } from '#tests/support/alder-entries.ts';
import { asked } from '#tests/support/desk-commands.ts';
import { enter, newsroom, result, said, submission } from '#tests/support/newsroom.ts';

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
