import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { paragraph } from '#lib/liveblog/document.ts';
import { storyOf } from '#lib/liveblog/story.ts';
import { keyEventsView } from '#lib/view/key-events-view.ts';
import { liveblogView, POSTS_SHOWN } from '#lib/view/liveblog-view.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import {
  ALDER,
  BLUE,
  corrected,
  declared,
  fold,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const alder = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 });

test('[V19] the newest posts come first, and what is left out is counted', async () => {
  const night = await night2024();
  const view = liveblogView(night.roll, night.state);
  assert.equal(view.posts.length, POSTS_SHOWN);
  assert.equal(view.newer, 0);
  assert.equal(view.older + POSTS_SHOWN, night.state.timeline.length);
  const seqs = view.posts.map(({ seq }) => seq);
  assert.deepEqual(
    seqs,
    seqs.toSorted((left, right) => right - left),
  );
});

test('[V19] posts newer than the reader’s place are counted and not shown', async () => {
  const night = await night2024();
  const view = liveblogView(night.roll, night.after(120), { upToSeq: 100, shown: 5 });
  assert.ok(view.posts.every(({ seq }) => seq <= 100));
  assert.ok(view.newer >= 20);
  assert.equal(view.newestSeq, 120);
  const caughtUp = liveblogView(night.roll, night.after(120), { upToSeq: 120, shown: 5 });
  assert.equal(caughtUp.newer, 0);
});

test('[V19] a result card and the key events that it made stand together', () => {
  const { posts } = liveblogView(roll, fold(roll, numbered([alder])));
  assert.deepEqual(
    posts.map(({ label }) => label),
    ['Key event', 'Key event', 'Key event', 'Result'].slice(-posts.length),
  );
  assert.deepEqual(posts.at(-1)?.card?.facts.slice(0, 1), ['Majority 100']);
});

test('[V19] a winner without figures has a post without figures', () => {
  const rush = {
    kind: 'winnerAnnounced',
    constituencyId: ALDER,
    revision: 1,
    winner: idOf('alder', RED),
  } as const;
  const post = liveblogView(roll, fold(roll, numbered([rush]))).posts.find(
    ({ label }) => label === 'Winner announced',
  );
  assert.equal(post?.card, null);
  assert.deepEqual(post?.blocks, [paragraph('Alder red is elected. The figures are to come.')]);
});

test('[V20] the card of a corrected result keeps its figures and says that they were corrected', () => {
  const state = fold(
    roll,
    numbered([alder, corrected(roll, ALDER, { [RED]: 490, [BLUE]: 400 }, 2, 'Counted twice')]),
  );
  const cards = liveblogView(roll, state).posts.filter(({ kind }) => kind === 'card');
  assert.deepEqual(
    cards.map(({ label, ended, card }) => `${label}: ${card?.rows[0]?.votes} ${ended ?? ''}`),
    ['Correction: 490 ', 'Result: 500 These figures were corrected later.'],
  );
  assert.deepEqual(cards[0]?.blocks, [paragraph('Corrected: Counted twice.')]);
});

test('[V244] a key event of a corrected result says so in its place and in the list of key events', () => {
  const correction = corrected(roll, ALDER, { [RED]: 490, [BLUE]: 400 }, 2, 'Counted twice');
  const state = fold(roll, numbered([alder, correction]));
  const first = liveblogView(roll, state).posts.find(({ id }) => id.includes('firstSeat'));
  assert.equal(first?.ended, 'These figures were corrected later.');
  assert.deepEqual(first?.seat, { name: 'Alder', slug: 'alder' });
  const { hours } = keyEventsView(roll, state, storyOf(state), { fromSeq: 0, toSeq: null });
  const marks = hours.flatMap(({ events }) => events.map(({ id, isEnded }) => [id, isEnded]));
  assert.deepEqual(marks.slice(-2), [
    ['1-firstGain-red', true],
    ['1-firstSeat-red', true],
  ]);
});

test('[V19] an empty liveblog says what will come', () => {
  const view = liveblogView(roll, emptyState);
  assert.deepEqual([view.posts.length, view.newer, view.older, view.newestSeq], [0, 0, 0, 0]);
  assert.notEqual(view.wait, null);
});
