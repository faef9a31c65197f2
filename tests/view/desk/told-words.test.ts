import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Told, toldWords } from '#lib/view/desk/told-words.ts';

const waits: Told = { words: 'Kept. A second person must say the same.', event: 'entryWaits', revision: 0 };
const now = { hasWaited: true, isWaiting: true, isDiffering: false, revision: 0 };

test('[D118] what came of an entry is said for as long as it is true, then what became of it', () => {
  assert.equal(toldWords(null, now), '');
  // The answer is there before the queue shows the entry.
  assert.equal(toldWords(waits, { ...now, hasWaited: false, isWaiting: false }), waits.words);
  assert.equal(toldWords(waits, now), waits.words);
  assert.equal(toldWords(waits, { ...now, isDiffering: true }), '');
  const gone = { ...now, isWaiting: false };
  assert.equal(toldWords(waits, { ...gone, revision: 1 }), 'A colleague agreed: it is public.');
  assert.equal(toldWords(waits, gone), 'An editor took it back.');
  const differs = {
    ...waits,
    event: 'entryDiffers',
    words: 'This is not what Ann entered: compare the two.',
  };
  assert.equal(toldWords(differs, { ...now, isDiffering: true }), differs.words);
  const isPublic = { words: 'Public.', event: 'entryPublished', revision: 0 };
  assert.equal(toldWords(isPublic, { ...gone, revision: 1 }), 'Public.');
});
