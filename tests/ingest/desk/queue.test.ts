import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alderResult } from '#tests/support/feed-messages.ts';
import { enter, type Newsroom, newsroom, result, said, type Who } from '#tests/support/newsroom.ts';

const FLIPPED = [400, 460, 180, 80];

type Decision = 'accept' | 'reject' | 'hold';

function decide(room: Newsroom, who: Who, decision: Decision, inputId = waitingId(room)): string {
  return said(room.ask(who, { kind: 'decide', decided: inputId, decision, reason: 'Asked by telephone' }));
}

function waitingId(room: Newsroom): string {
  const { waiting, held } = room.viewFor('ed').queue;
  return [...waiting, ...held][0]?.inputId ?? '';
}

/** A message whose own total is wrong. */
function doubtful(): Newsroom {
  const room = newsroom();
  room.feed(alderResult({ validVotes: 999 }));
  return room;
}

for (const [who, decision, becomes] of [
  ['rae', 'accept', 'NOT_ALLOWED'],
  ['rae', 'reject', 'NOT_ALLOWED'],
  ['rae', 'hold', 'NOT_ALLOWED'],
  ['ed', 'accept', 'quarantineDecided'],
  ['ed', 'reject', 'quarantineDecided'],
  ['ed', 'hold', 'messageHeld'],
  ['cy', 'accept', 'quarantineDecided'],
] as const) {
  test(`[D20] a waiting message: ${decision} by ${who} is ${becomes}`, () => {
    const room = doubtful();
    assert.equal(decide(room, who, decision), becomes);
    assert.equal(room.night.length, decision === 'accept' && becomes === 'quarantineDecided' ? 1 : 0);
  });
}

test('[D20] a decision keeps who made it, when and why; a message is decided once', () => {
  const room = doubtful();
  const id = waitingId(room);
  decide(room, 'ed', 'accept');
  const event = room.desk.at(-1);
  assert.ok(event?.kind === 'quarantineDecided');
  assert.deepEqual(event.by, { userId: 'ed', name: 'Ed' });
  assert.deepEqual(event.editors, [{ userId: 'ed', name: 'Ed' }]);
  assert.equal(event.reason, 'Asked by telephone');
  assert.equal(decide(room, 'eve', 'accept', id), 'NOT_WAITING');
  assert.equal(decide(room, 'eve', 'reject', 'f'.repeat(64)), 'NOT_WAITING');
});

test('[D21] a message that is put aside still waits, below the others, with who did it and why', () => {
  const room = doubtful();
  decide(room, 'ed', 'hold');
  const { waiting, held } = room.viewFor('rae').queue;
  assert.deepEqual(waiting, []);
  assert.equal(held[0]?.held?.reason, 'Asked by telephone');
  assert.equal(held[0]?.held?.by.name, 'Ed');
  assert.equal(decide(room, 'eve', 'accept'), 'quarantineDecided');
  assert.deepEqual(room.viewFor('rae').queue.held, []);
});

test('[D22] another winner needs two accounts, and the first may have lost the right since', () => {
  const room = newsroom();
  room.feed(alderResult());
  room.feed(alderResult({ revision: 2 }, FLIPPED));
  assert.equal(decide(room, 'ed', 'accept'), 'acceptanceProposed');
  assert.equal(decide(room, 'ed', 'accept'), 'SAME_EDITOR');
  room.ask('cy', { kind: 'disableUser', userId: 'ed', reason: 'Left' });
  assert.equal(
    decide(room, 'eve', 'accept', room.viewFor('eve').queue.waiting[0]?.inputId),
    'acceptanceProposed',
  );
  assert.equal(
    decide(room, 'cy', 'accept', room.viewFor('cy').queue.waiting[0]?.inputId),
    'quarantineDecided',
  );
  const event = room.desk.at(-1);
  assert.deepEqual(event?.kind === 'quarantineDecided' && event.editors.map(({ name }) => name), [
    'Eve',
    'Cy',
  ]);
  assert.equal(room.night.length, 2);
});

test('[D22] a message that came while nothing was public needs two once it would change a winner', () => {
  const room = newsroom();
  room.feed(alderResult({ revision: 5, validVotes: 999 }, FLIPPED));
  const id = waitingId(room);
  enter(room, 'rae', result([460, 400, 180, 80]));
  enter(room, 'ed', result([460, 400, 180, 80]));
  assert.equal(decide(room, 'ed', 'accept', id), 'acceptanceProposed');
  assert.equal(decide(room, 'eve', 'accept', id), 'quarantineDecided');
  const { phase } = room.view().state.contests['E14000001' as never] ?? {};
  assert.equal(phase?.kind === 'declared' && phase.winner, 'alder-blue');
});

test('[D23] whoever decides on the newest message of a ticket has decided on those before it', () => {
  for (const decision of ['accept', 'reject'] as const) {
    const room = newsroom();
    room.feed(alderResult());
    for (let revision = 2; revision < 20; revision += 1) {
      room.feed(alderResult({ revision }, revision % 2 === 0 ? FLIPPED : [441, 440, 180, 80]));
    }
    const [item] = room.viewFor('ed').queue.waiting;
    assert.equal(item?.older, 17);
    decide(room, 'ed', decision);
    if (decision === 'accept') decide(room, 'eve', decision);
    assert.deepEqual(room.viewFor('ed').queue.waiting, [], decision);
  }
});

test('[D24] what a message says is there for a form to begin with, and its text can move no cursor', () => {
  const room = newsroom();
  room.feed(JSON.stringify({ ...alderResult({ validVotes: 999 }), source: 'RO \u202e' }));
  const [item] = room.viewFor('ed').queue.waiting;
  assert.deepEqual(item?.content?.votes, {
    'alder-red': 400,
    'alder-blue': 340,
    'alder-gold': 180,
    'alder-independent': 80,
  });
  assert.equal(item?.content?.rejectedBallots, 10);
  assert.equal(item?.content?.electorate, null);
  assert.ok(!item?.text.includes('\u202e') && item?.text.includes('\\u202e'));
  assert.ok(!item?.problems.some(({ received }) => received.includes('\u202e')));
});

test('[D25] a chief lets one person publish, for a seat or the night, with a reason that the desk shows', () => {
  const room = newsroom();
  const reason = 'One count is left';
  const set = (who: Who, constituencyId: string | null, on: boolean) =>
    said(room.ask(who, { kind: 'setOneKey', constituencyId: constituencyId as never, on, reason }));
  assert.equal(set('ed', null, true), 'NOT_ALLOWED');
  assert.equal(set('cy', 'E14000999', true), 'UNKNOWN_SEAT');
  assert.equal(set('cy', 'E14000001', true), 'oneKeySet');
  assert.equal(set('cy', 'E14000001', true), 'nothingToDo');
  const { oneKey } = room.viewFor('rae');
  assert.equal(oneKey.night, null);
  assert.deepEqual(oneKey.seats['E14000001' as never], {
    by: { userId: 'cy', name: 'Cy' },
    at: '2030-07-04T23:30:00.000Z',
    reason,
  });
  assert.equal(set('cy', 'E14000001', false), 'oneKeySet');
  assert.deepEqual(room.viewFor('rae').oneKey.seats, {});
});
