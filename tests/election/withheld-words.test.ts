import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NightFact } from '#lib/election/events.ts';
import {
  CHECKPOINT_EVENTS,
  emptyHistory,
  extendHistory,
  type History,
  stateAfter,
} from '#lib/election/history.ts';
import type { PostId } from '#lib/election/ids.ts';
import { isWithheld } from '#lib/election/withheld-words.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { holds } from '#tests/support/properties.ts';
import { fold, numbered, tinyRoll } from '#tests/support/tiny-election.ts';
import { edited, FIRST, published, retracted, SECOND } from '#tests/support/written-posts.ts';

const seats = eightSeats();
const roll = tinyRoll(seats);

function historyOf(facts: readonly NightFact[], size: number): History {
  const events = numbered(facts);
  let history = emptyHistory;
  for (let start = 0; start < events.length; start += size) {
    history = extendHistory(roll, history, events.slice(start, start + size));
  }
  return history;
}

const STORY: readonly NightFact[] = [
  published(SECOND, 'Stays', { pinned: true }),
  published(FIRST, 'Secret one', { title: 'Secret title', keyEvent: true, pinned: true, author: 'Ann' }),
  edited(FIRST, 'Secret two', 'A name was wrong'),
  { kind: 'postPinned', postId: SECOND },
  { kind: 'postPinned', postId: FIRST },
  retracted(FIRST, 'It was not so'),
  published(FIRST, 'Secret three'),
];

test('[E10] the words of a post that was taken back are in no event, state or checkpoint, of any moment', () => {
  for (const size of [1, 2, 100]) {
    const history = historyOf(STORY, size);
    assert.doesNotMatch(JSON.stringify(history), /Secret/);
    for (let seq = 0; seq <= STORY.length; seq += 1) {
      assert.doesNotMatch(JSON.stringify(stateAfter(roll, history, seq)), /Secret/);
    }
    assert.deepEqual(
      history.events.filter(isWithheld).map(({ seq }) => seq),
      [2, 3, 7],
    );
    assert.match(JSON.stringify(history), /Stays/);
  }
});

test('[E10] from the retraction on the state is that of the whole log; before it the post has its place, author and edits', () => {
  const history = historyOf(STORY, 1);
  const events = numbered(STORY);
  for (const seq of [6, 7])
    assert.deepEqual(stateAfter(roll, history, seq), fold(roll, events.slice(0, seq)));
  const [, post] = stateAfter(roll, history, 3).liveblog.posts;
  assert.deepEqual([post?.id, post?.author, post?.title, post?.document], [FIRST, 'Ann', null, []]);
  assert.deepEqual(
    post?.edits.map(({ reason }) => reason),
    ['A name was wrong'],
  );
});

test('[E10] so it is among any other events, however they arrive', () => {
  const facts = anyNight(seats, 2 * CHECKPOINT_EVENTS);
  const size = fc.integer({ min: 1, max: CHECKPOINT_EVENTS + 3 });
  const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  holds(
    fc.property(facts, size, places, (others, batch, shares) => {
      const id = 'tb' as PostId;
      const told = [published(id, 'Secret'), edited(id, 'Secret too', 'Why'), retracted(id, 'Why')];
      const all = [...others];
      [...shares]
        .sort((a, b) => b - a)
        .forEach((share, index) => {
          const fact = told[2 - index];
          if (fact !== undefined) all.splice(Math.round(share * others.length), 0, fact);
        });
      const history = historyOf(all, batch);
      assert.doesNotMatch(JSON.stringify([history.events, history.checkpoints]), /Secret/);
      assert.deepEqual(history.state, fold(roll, numbered(all)));
    }),
  );
});

test('[E10] a retraction of what was never published takes no words from anybody', () => {
  const history = historyOf([retracted(FIRST, 'Too soon'), published(FIRST, 'Stands')], 1);
  assert.match(JSON.stringify(history.events), /Stands/);
  assert.equal(history.events.some(isWithheld), false);
});
