import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NightFact } from '#lib/election/events.ts';
import { reduce } from '#lib/election/reduce.ts';
import type { NightState } from '#lib/election/state.ts';
import { compactState } from '#lib/sync/compact-state.ts';
import { anyLiveblogFact, anyNight, eightSeats } from '#tests/support/any-night.ts';
import { holds } from '#tests/support/properties.ts';
import {
  declared,
  eventOf,
  fold,
  manySeats,
  numbered,
  seatId,
  tinyRoll,
} from '#tests/support/tiny-election.ts';
import { edited, FIRST, published, retracted, SECOND, words } from '#tests/support/written-posts.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);
const after = (...facts: readonly NightFact[]) => fold(roll, numbered(facts)).liveblog;

test('[N20] a post keeps its id, its place, its author and its time; a second of the same id is not taken', () => {
  const { posts } = after(
    published(FIRST, 'Good evening', { author: 'Ann Author', title: 'Hello', keyEvent: true }),
    published(FIRST, 'Somebody else'),
    published(SECOND, 'More'),
  );
  assert.deepEqual(
    posts.map(({ id, seq, at, title, author, keyEvent }) => [id, seq, at, title, author, keyEvent]),
    [
      [FIRST, 1, '2030-07-04T21:01:00Z', 'Hello', 'Ann Author', true],
      [SECOND, 3, '2030-07-04T21:03:00Z', null, null, false],
    ],
  );
  assert.deepEqual(posts[0]?.document, words('Good evening'));
});

test('[N21] an edited post reads as it was edited, where it was, and keeps when and why', () => {
  const [post] = after(
    published(FIRST, 'Good evning'),
    edited(FIRST, 'Good evening', 'A misspelling'),
    edited(FIRST, 'Good evening, all', 'Somebody was left out', { title: 'Hello' }),
  ).posts;
  assert.deepEqual([post?.seq, post?.title, post?.document], [1, 'Hello', words('Good evening, all')]);
  assert.deepEqual(
    post?.edits.map(({ seq, reason }) => [seq, reason]),
    [
      [2, 'A misspelling'],
      [3, 'Somebody was left out'],
    ],
  );
});

test('[N22] of a retracted post only its place and the reason are left: its words travel to nobody', () => {
  const state = fold(
    roll,
    numbered([
      published(FIRST, 'A libel', { title: 'The libel', pinned: true, keyEvent: true }),
      retracted(FIRST, 'It was not so'),
      edited(FIRST, 'The libel again', 'No'),
      { kind: 'postPinned', postId: FIRST },
    ]),
  );
  assert.equal(state.liveblog.posts[0]?.retraction?.reason, 'It was not so');
  assert.deepEqual([state.liveblog.pinned, state.liveblog.posts[0]?.keyEvent], [null, false]);
  assert.doesNotMatch(JSON.stringify(compactState(roll, state)), /libel/);
});

test('[N23] one post at most is pinned: the last one, until it is unpinned or retracted', () => {
  const both = [
    published(FIRST, 'One', { pinned: true }),
    published(SECOND, 'Two', { pinned: true }),
  ] as const;
  assert.equal(after(...both).pinned, SECOND);
  assert.equal(after(...both, { kind: 'postPinned', postId: FIRST }).pinned, FIRST);
  assert.equal(after(...both, { kind: 'postUnpinned', postId: FIRST }).pinned, SECOND);
  assert.equal(after(...both, { kind: 'postUnpinned', postId: SECOND }).pinned, null);
  assert.equal(after(...both, retracted(SECOND, 'Wrong')).pinned, null);
});

test('[N24] a banner takes the place of the one before, until it is cleared', () => {
  const one = { kind: 'bannerSet', words: 'One', href: null } as const;
  const two = { kind: 'bannerSet', words: 'Two', href: '/live' } as const;
  assert.deepEqual(after(one, two).banner, {
    seq: 2,
    at: '2030-07-04T21:02:00Z',
    words: 'Two',
    href: '/live',
  });
  assert.equal(after(one, two, { kind: 'bannerCleared' }).banner, null);
});

test('[N25] what is out of place in the liveblog leaves the very same state', () => {
  const state = fold(roll, numbered([published(FIRST, 'One', { pinned: true })]));
  const idle: readonly NightFact[] = [
    published(FIRST, 'Again'),
    edited(SECOND, 'Not there', 'No'),
    retracted(SECOND, 'Not there'),
    { kind: 'postPinned', postId: FIRST },
    { kind: 'postPinned', postId: SECOND },
    { kind: 'postUnpinned', postId: SECOND },
    { kind: 'bannerCleared' },
  ];
  for (const fact of idle) assert.equal(reduce(roll, state, eventOf(fact, 2)), state, fact.kind);
});

test('[N25] whatever is written moves no contest, no total and no entry of the timeline', () => {
  holds(
    fc.property(anyNight(seats), anyLiveblogFact(), (facts, written) => {
      const before = fold(roll, numbered(facts));
      const next: NightState = reduce(roll, before, eventOf(written, facts.length + 1));
      assert.equal(next.contests, before.contests);
      assert.equal(next.tally, before.tally);
      assert.equal(next.timeline, before.timeline);
    }),
  );
});

test('[N26] each hundredth declaration is followed by a summary of seats, gains and losses, once', () => {
  const many = tinyRoll(manySeats(201));
  const facts = Array.from({ length: 200 }, (_, index) =>
    declared(many, seatId(index + 1), index % 4 === 0 ? { red: 600, blue: 400 } : { red: 400, blue: 600 }),
  );
  const again: readonly NightFact[] = [
    { kind: 'resultWithdrawn', constituencyId: seatId(200), revision: 2, reason: 'Wrong' },
    declared(many, seatId(200), { red: 1, blue: 2 }, 3),
  ];
  const summaries = fold(many, numbered([...facts, ...again])).timeline.filter(
    ({ kind }) => kind === 'summary',
  );
  assert.deepEqual(summaries, [
    {
      kind: 'summary',
      seq: 100,
      at: '2030-07-04T22:40:00Z',
      constituencyId: seatId(100),
      declared: 100,
      rush: 0,
      postponed: 0,
      seats: { red: 25, blue: 75 },
      gains: { red: 25 },
      losses: { blue: 25 },
    },
    {
      kind: 'summary',
      seq: 200,
      at: '2030-07-05T00:20:00Z',
      constituencyId: seatId(200),
      declared: 200,
      rush: 0,
      postponed: 0,
      seats: { red: 50, blue: 150 },
      gains: { red: 50 },
      losses: { blue: 50 },
    },
  ]);
});

test('[N26] a night that was summed up on the way is summed up at its end', () => {
  const many = tinyRoll(manySeats(102));
  const facts = Array.from({ length: 102 }, (_, index) =>
    declared(many, seatId(index + 1), { red: 1, blue: 2 }),
  );
  const counts = fold(many, numbered(facts)).timeline.flatMap((entry) =>
    entry.kind === 'summary' ? [entry.declared] : [],
  );
  assert.deepEqual(counts, [100, 102]);
});
