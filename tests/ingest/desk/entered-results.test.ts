import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTING, FIRST, OTHER, RECOUNT, roomWith, WITHDRAWAL } from '#tests/support/alder-entries.ts';
import { message } from '#tests/support/feed-messages.ts';
import { enter, newsroom, result, said, typed } from '#tests/support/newsroom.ts';
import { ALDER, BLUE, idOf } from '#tests/support/tiny-election.ts';

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
