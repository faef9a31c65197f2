import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { PostId } from '#lib/election/ids.ts';
import { outcomeOf } from '#server/desk/outcome-of.ts';
import { DUE_FORMAT, dueAt, SCHEDULE_ORIGIN } from '#server/ingest/schedule-feed.ts';
import { asked } from '#tests/support/desk-commands.ts';
import { paragraph, written } from '#tests/support/desk-posts.ts';
import { receivedFrom } from '#tests/support/journals.ts';
import { type Newsroom, newsroom, said, type Who } from '#tests/support/newsroom.ts';

const postId = 'rain' as PostId;
const CLOSE = '2030-07-04T21:00:00Z';
const BEFORE = '2030-07-04T20:59:59.999Z';

const publish = (base: number): DeskAction => ({ kind: 'publishPost', postId, base });
const edit = (base: number, text: string): DeskAction => ({
  ...{ kind: 'editPost', postId, base, title: 'Still raining', document: paragraph(text) },
  ...{ keyEvent: false, reason: 'It goes on' },
});

function postFor(room: Newsroom, who: Who) {
  return room.viewFor(who).posts.find((each) => each.postId === postId) ?? null;
}

test('[D30] a post is a draft, then handed in, then published by an editor; nothing of it is public before', () => {
  const room = newsroom();
  assert.equal(said(room.ask('rae', written('rain'))), 'postSaved');
  assert.equal(said(room.ask('rae', written('rain', { base: 1, stage: 'submitted' }))), 'postSaved');
  assert.equal(said(room.ask('rae', publish(2))), 'NOT_ALLOWED');
  assert.equal(room.night.length, 0);
  assert.equal(said(room.ask('ed', publish(2))), 'factCommitted');
  const [event] = room.night;
  assert.ok(event?.kind === 'postPublished' && event.by === 'desk');
  assert.equal(event.source, 'The newsroom');
  assert.equal(event.title, 'A long queue in the rain');
  assert.deepEqual([postFor(room, 'rae')?.stage, postFor(room, 'rae')?.document], ['published', null]);
  assert.equal(said(room.ask('ed', publish(2))), 'nothingToDo');
});

test('[D30] a reporter’s draft is nobody else’s but the editors’, until it is handed in', () => {
  const room = newsroom();
  room.ask('rae', written('rain'));
  assert.equal(postFor(room, 'ray'), null);
  assert.notEqual(postFor(room, 'ed'), null);
  assert.equal(said(room.ask('ray', written('rain', { base: 1, title: 'Mine' }))), 'NOT_ALLOWED');
  assert.equal(said(room.ask('ray', { kind: 'discardPost', postId, reason: 'x' })), 'NOT_ALLOWED');
  room.ask('rae', written('rain', { base: 1, stage: 'submitted' }));
  assert.notEqual(postFor(room, 'ray'), null);
  assert.equal(said(room.ask('rae', { kind: 'discardPost', postId, reason: 'Old news' })), 'postDiscarded');
  assert.equal(postFor(room, 'rae'), null);
  assert.equal(said(room.ask('ed', publish(2))), 'NO_SUCH_POST');
});

test('[D31] of two who change one post nobody’s words are lost: those that came second stay beside it', () => {
  const room = newsroom();
  room.ask('rae', written('rain'));
  room.ask('ed', written('rain', { base: 1, title: 'Queues' }));
  const late = room.ask(
    'rae',
    written('rain', { base: 1, title: 'Umbrellas', document: paragraph('Many.') }),
  );
  assert.ok(late.kind === 'commandRefused');
  assert.equal(late.code, 'CHANGED_MEANWHILE');
  assert.match(late.words, /by Ed: it is at version 2/);
  assert.equal(postFor(room, 'rae')?.title, 'Queues');
  assert.equal(postFor(room, 'rae')?.refused?.title, 'Umbrellas');
  assert.deepEqual(postFor(room, 'rae')?.refused?.document, paragraph('Many.'));
  assert.equal(postFor(room, 'ed')?.refused, null);
  room.ask('rae', written('rain', { base: 2, title: 'Queues and umbrellas' }));
  assert.equal(postFor(room, 'rae')?.refused, null);
});

test('[D31] the same for a published post, and for a draft that was published while it was typed', () => {
  const room = newsroom();
  room.ask('ed', written('rain'));
  room.ask('ed', publish(1));
  assert.equal(said(room.ask('rae', written('rain', { base: 1, title: 'x' }))), 'NOT_ALLOWED');
  assert.equal(said(room.ask('ed', written('rain', { base: 1, title: 'x' }))), 'CHANGED_MEANWHILE');
  assert.equal(said(room.ask('ed', edit(2, 'It pours.'))), 'factCommitted');
  assert.equal(said(room.ask('eve', edit(2, 'It stopped.'))), 'CHANGED_MEANWHILE');
  assert.deepEqual(postFor(room, 'eve')?.refused?.document, paragraph('It stopped.'));
  assert.equal(said(room.ask('eve', edit(3, 'It stopped.'))), 'factCommitted');
  assert.deepEqual(
    room.night.map(({ kind }) => kind),
    ['postPublished', 'postEdited', 'postEdited'],
  );
});

test('[D32] pins, retractions and the banner are for editors, once each, with their reasons', () => {
  const room = newsroom();
  room.ask('ed', written('rain'));
  const pin: DeskAction = { kind: 'pinPost', postId };
  assert.equal(said(room.ask('ed', pin)), 'NO_SUCH_POST');
  room.ask('ed', publish(1));
  const turns: readonly (readonly [Who, DeskAction, string])[] = [
    ['rae', pin, 'NOT_ALLOWED'],
    ['ed', pin, 'factCommitted'],
    ['ed', pin, 'nothingToDo'],
    ['ed', { kind: 'unpinPost', postId }, 'factCommitted'],
    ['ed', { kind: 'unpinPost', postId }, 'nothingToDo'],
    ['rae', { kind: 'setBanner', words: 'A recount', href: null }, 'NOT_ALLOWED'],
    ['ed', { kind: 'setBanner', words: 'A recount', href: '/live' }, 'factCommitted'],
    ['ed', { kind: 'setBanner', words: 'A recount', href: '/live' }, 'nothingToDo'],
    ['ed', { kind: 'setBanner', words: 'A recount', href: 'javascript:alert(1)' }, 'UNREADABLE'],
    ['ed', { kind: 'clearBanner' }, 'factCommitted'],
    ['ed', { kind: 'clearBanner' }, 'nothingToDo'],
    ['rae', { kind: 'retractPost', postId, reason: 'Wrong' }, 'NOT_ALLOWED'],
    ['ed', { kind: 'retractPost', postId, reason: 'Wrong' }, 'factCommitted'],
    ['ed', { kind: 'retractPost', postId, reason: 'Wrong' }, 'nothingToDo'],
    ['ed', pin, 'NO_SUCH_POST'],
    ['ed', edit(3, 'Back'), 'NO_SUCH_POST'],
  ];
  for (const [who, action, becomes] of turns) {
    assert.equal(said(room.ask(who, action)), becomes, `${action.kind} by ${who}`);
  }
  assert.equal(postFor(room, 'ed')?.stage, 'retracted');
});

test('[D33] what is published passes the public door: an empty post does not, nor any other markup', () => {
  const room = newsroom();
  room.ask('ed', written('rain', { document: [] }));
  const empty = room.ask('ed', publish(1));
  assert.ok(empty.kind === 'commandRefused' && empty.code === 'POST_INCOMPLETE');
  assert.match(empty.problems[0]?.path ?? '', /document/);
  const script = written('rain', { document: [{ kind: 'script' }] as never });
  assert.equal(said(room.ask('ed', script)), 'UNREADABLE');
  room.ask('ed', written('rain', { base: 1, title: '  <b>Rain</b>  ' }));
  room.ask('ed', publish(2));
  const [event] = room.night;
  assert.equal(event?.kind === 'postPublished' && event.title, '<b>Rain</b>');
});

test('[D34] nothing that people write is public before the close of poll', () => {
  const room = newsroom();
  const early = { at: BEFORE };
  room.ask('ed', written('rain'), early);
  for (const action of [
    publish(1),
    { kind: 'setBanner', words: 'Soon', href: null },
    { kind: 'pickSeat', constituencyId: 'E14000001' as never, reason: 'Close' },
  ] satisfies readonly DeskAction[]) {
    assert.equal(said(room.ask('ed', action, early)), 'BEFORE_CLOSE_OF_POLL');
  }
  assert.equal(room.night.length, 0);
  assert.equal(said(room.ask('ed', publish(1), { at: CLOSE })), 'factCommitted');
});

test('[D34] the forecast may be switched off while people vote: it is off then when the polls close', () => {
  const room = newsroom();
  const event = room.ask('cy', { kind: 'hideForecast', reason: 'Checked' }, { at: BEFORE });
  assert.equal(said(event), 'factCommitted');
});

/** What the schedule would publish at a moment, as ingest receives it. */
function due(room: Newsroom, at: string) {
  return dueAt(room.state().posts, Date.parse(at), Date.parse(CLOSE)).map((text) =>
    receivedFrom(text, { at, origin: SCHEDULE_ORIGIN }),
  );
}

test('[D129] whoever schedules a post is told the day as well as the time', () => {
  const room = newsroom();
  room.ask('rae', written('rain', { stage: 'submitted' }));
  const publishAt = '2030-07-06T00:10:00.000Z';
  const event = room.ask('ed', { kind: 'schedulePost', postId, base: 1, publishAt });
  assert.equal(outcomeOf(event).words, 'Scheduled for Saturday 6 July, 01:10.');
});

test('[D35] a scheduled post is published when the night’s clock gets there, by nobody, once', () => {
  const room = newsroom();
  const publishAt = '2030-07-05T00:10:00.000Z';
  room.ask('rae', written('rain', { stage: 'submitted' }));
  assert.equal(said(room.ask('rae', { kind: 'schedulePost', postId, base: 1, publishAt })), 'NOT_ALLOWED');
  assert.equal(said(room.ask('ed', { kind: 'schedulePost', postId, base: 1, publishAt })), 'postScheduled');
  assert.equal(postFor(room, 'rae')?.publishAt, publishAt);
  assert.deepEqual(due(room, '2030-07-05T00:09:59.999Z'), []);
  const [input, ...more] = due(room, publishAt);
  assert.ok(input !== undefined && more.length === 0);
  const event = room.settle(input);
  assert.ok(event.kind === 'factCommitted' && event.origin === SCHEDULE_ORIGIN);
  assert.equal(event.by, null);
  assert.equal(room.settle(input), event);
  assert.equal(room.night.length, 1);
  assert.deepEqual(due(room, '2030-07-05T01:00:00.000Z'), []);
});

test('[D35] scheduled before the close of poll, a post waits for it', () => {
  const room = newsroom();
  room.ask('ed', written('rain'), { at: BEFORE });
  const publishAt = '2030-07-04T20:00:00.000Z';
  room.ask('ed', { kind: 'schedulePost', postId, base: 1, publishAt }, { at: BEFORE });
  assert.deepEqual(due(room, BEFORE), []);
  assert.equal(due(room, CLOSE).length, 1);
  const [forced] = dueAt(room.state().posts, Date.parse(CLOSE), Date.parse(CLOSE));
  const early = receivedFrom(forced ?? '', { at: BEFORE, origin: SCHEDULE_ORIGIN });
  assert.equal(said(room.settle(early)), 'BEFORE_CLOSE_OF_POLL');
  assert.equal(room.night.length, 0);
});

test('[D35] a post that changed after it was scheduled is not published by the clock', () => {
  const room = newsroom();
  const publishAt = '2030-07-05T00:10:00.000Z';
  const schedule = (base: number) => room.ask('ed', { kind: 'schedulePost', postId, base, publishAt });
  room.ask('rae', written('rain'));
  assert.equal(said(schedule(2)), 'CHANGED_MEANWHILE');
  schedule(1);
  const [old] = due(room, publishAt);
  room.ask('rae', written('rain', { base: 1, title: 'Not looked at' }));
  assert.equal(postFor(room, 'ed')?.publishAt, null);
  assert.equal(said(room.settle(old as never)), 'CHANGED_MEANWHILE');
  schedule(2);
  room.ask('ed', { kind: 'unschedulePost', postId });
  assert.deepEqual(due(room, publishAt), []);
  schedule(2);
  const [fresh] = due(room, publishAt);
  room.ask('ed', { kind: 'discardPost', postId, reason: 'Old' });
  assert.equal(said(room.settle(fresh as never)), 'NO_SUCH_POST');
  assert.equal(room.night.length, 0);
});

test('[D35] only ingest itself speaks for the schedule', () => {
  const room = newsroom();
  room.ask('ed', written('rain'));
  const text = JSON.stringify({ format: DUE_FORMAT, postId, version: 1, publishAt: CLOSE, scheduledSeq: 1 });
  assert.equal(said(room.settle(receivedFrom(text, { origin: 'desk', at: CLOSE }))), 'UNREADABLE');
});

test('[D36] seats to watch are picked and unpicked by editors, each with a reason, so many at most', () => {
  const room = newsroom();
  const pick = (who: Who, seat: string, reason = 'Close') =>
    said(room.ask(who, { kind: 'pickSeat', constituencyId: seat as never, reason }));
  assert.equal(pick('rae', 'E14000001'), 'NOT_ALLOWED');
  assert.equal(pick('ed', 'E14000999'), 'UNKNOWN_SEAT');
  assert.equal(pick('ed', 'E14000001'), 'factCommitted');
  assert.equal(pick('ed', 'E14000001'), 'nothingToDo');
  assert.equal(pick('ed', 'E14000001', 'A recount'), 'factCommitted');
  assert.deepEqual(
    room.view().state.watch.map(({ reason }) => reason),
    ['A recount'],
  );
  const unpick = asked('ed', { kind: 'unpickSeat', constituencyId: 'E14000001' as never });
  assert.equal(said(room.settle(unpick)), 'factCommitted');
  assert.deepEqual(room.view().state.watch, []);
});

test('[D36] a chief switches the forecast off with a public reason, and on again', () => {
  const room = newsroom();
  assert.equal(said(room.ask('ed', { kind: 'hideForecast', reason: 'It is checked' })), 'NOT_ALLOWED');
  assert.equal(said(room.ask('cy', { kind: 'hideForecast', reason: 'It is checked' })), 'factCommitted');
  assert.equal(said(room.ask('cleo', { kind: 'hideForecast', reason: 'It is checked' })), 'nothingToDo');
  assert.equal(said(room.ask('cy', { kind: 'showForecast' })), 'factCommitted');
  assert.equal(said(room.ask('cy', { kind: 'showForecast' })), 'nothingToDo');
});
