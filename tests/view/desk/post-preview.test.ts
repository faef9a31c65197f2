import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { postPreview } from '#lib/view/desk/post-preview.ts';
import { tinyRoll } from '#tests/support/tiny-election.ts';
import { words } from '#tests/support/written-posts.ts';

test('[D127] a post that begins is shown without words, not as one that was taken back', () => {
  const text = { title: 'At the count', document: words(), author: null, keyEvent: false };
  const view = postPreview(tinyRoll(), emptyState, text, '2030-07-05T01:00:00Z');
  assert.deepEqual(view.blocks, []);
  const said = { ...text, document: words('Boxes have arrived.') };
  assert.equal(postPreview(tinyRoll(), emptyState, said, '2030-07-05T01:00:00Z').blocks.length, 1);
});
