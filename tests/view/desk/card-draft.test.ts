import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { plainText } from '#lib/liveblog/document.ts';
import { cardDraft, seatCards, waitingCards } from '#lib/view/desk/card-draft.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  corrected,
  declared,
  fold,
  GOLD,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const RED_WINS = { [RED]: 500, [BLUE]: 400, [GOLD]: 50, independent: 50 };
const night = fold(roll, numbered([declared(roll, ALDER, RED_WINS)]));

test('[D94] a declaration leaves a draft with what happened, who won how, and its card', () => {
  const draft = cardDraft(roll, night, ALDER);
  assert.ok(draft !== null);
  assert.equal(draft.title, 'Alder: Red gain from Blue, majority 100');
  const words = plainText(draft.document.filter((block) => block.kind !== 'result'));
  assert.match(words, /is elected with 50\.0% of the vote, ahead of .* \(Blue\) with 40\.0%/);
  assert.deepEqual(draft.document.at(-1), { kind: 'result', constituencyId: ALDER, seq: 1 });
});

test('[D94] a seat without a public result leaves none', () => {
  assert.equal(cardDraft(roll, emptyState, ALDER), null);
  assert.equal(cardDraft(roll, night, BIRCH), null);
  assert.deepEqual(seatCards(roll, emptyState), []);
});

test('[D94] a corrected result leaves the draft of its correction, and what is topped already none', () => {
  const later = fold(
    roll,
    numbered([
      declared(roll, ALDER, RED_WINS),
      declared(roll, BIRCH, RED_WINS),
      corrected(roll, ALDER, { ...RED_WINS, [RED]: 501 }, 2),
    ]),
  );
  const seqs = (topped: readonly number[]) =>
    waitingCards(roll, later, new Set(topped), 10).map(({ seq }) => seq);
  assert.deepEqual(seqs([]), [3, 2]);
  assert.deepEqual(seqs([3]), [2]);
  assert.deepEqual(
    seatCards(roll, later).map(({ seq }) => seq),
    [3, 2],
  );
});
