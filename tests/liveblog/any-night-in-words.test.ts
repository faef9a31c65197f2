import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seatsAtRisk, unmeasuredSeats } from '#lib/election/derive/seats-at-risk.ts';
import { emptyContest } from '#lib/election/state.ts';
import { contestDeck } from '#lib/format/sentences/contest-deck.ts';
import { spokenSeat } from '#lib/format/sentences/spoken-seat.ts';
import { spokenSeatBar } from '#lib/format/sentences/spoken-seat-bar.ts';
import { stateOfPlaySentences } from '#lib/format/sentences/state-of-play.ts';
import { plainText } from '#lib/liveblog/document.ts';
import { postsOf } from '#lib/liveblog/posts.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { holds } from '#tests/support/properties.ts';
import { fold, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);
const AFTER_CLOSE = Date.parse('2030-07-05T01:00:00Z');

test('[W12] whatever happens, each entry of the timeline and each written post has one post, newest first, no id twice', () => {
  holds(
    fc.property(anyNight(seats), (facts) => {
      const state = fold(roll, numbered(facts));
      const posts = postsOf(roll, state);
      assert.equal(posts.length, state.timeline.length + state.liveblog.posts.length);
      assert.equal(new Set(posts.map((post) => post.id)).size, posts.length);
      const inOrder = posts.every((post, index) => index === 0 || post.seq <= (posts[index - 1]?.seq ?? 0));
      assert.ok(inOrder);
    }),
  );
});

test('[W11] whatever happens, every sentence is one: nothing undefined, no double stop, no stray blank', () => {
  holds(
    fc.property(anyNight(seats), (facts) => {
      const state = fold(roll, numbered(facts));
      const play = stateOfPlaySentences(roll, state.tally, AFTER_CLOSE);
      const sentences = [
        play.headline,
        play.standfirst,
        spokenSeatBar(roll, state, AFTER_CLOSE),
        ...seats.flatMap((seat) => [
          spokenSeat(roll, seat, state.contests[seat.id]),
          contestDeck(roll, seat, state.contests[seat.id] ?? emptyContest),
        ]),
        ...postsOf(roll, state).flatMap((post) => [post.headline ?? '', plainText(post.body)]),
      ];
      for (const sentence of sentences) {
        assert.doesNotMatch(sentence, /undefined|null|NaN|Infinity|\.\.|\s\s|^\s|\s$|\s[.,;]/);
      }
    }),
  );
});

test('[G22] whatever happens, a seat at risk has no winner, and no seat is listed twice', () => {
  holds(
    fc.property(anyNight(seats), (facts) => {
      const state = fold(roll, numbered(facts));
      const listed = seatsAtRisk(roll, state).map((risk) => risk.constituency.id);
      assert.equal(new Set(listed).size, listed.length);
      const open = (id: (typeof listed)[number]) =>
        !['declared', 'rush', 'postponed'].includes(state.contests[id]?.phase.kind ?? 'awaiting');
      assert.ok(listed.every(open));
      assert.ok(unmeasuredSeats(roll, state).every((each) => open(each.constituency.id)));
    }),
  );
});
