import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unsentPosts } from '#components/desk-live/unsent-posts.ts';
import type { PostId } from '#lib/election/ids.ts';
import { words } from '#tests/support/written-posts.ts';

const POST = 'post-one' as PostId;
const post = (text: string) => ({
  title: 'At the count',
  document: words(text),
  author: null,
  keyEvent: false,
  pinned: false,
});

/** What a browser keeps: its keys are its own properties. */
function storage(): Storage {
  const kept: Record<string, string> = {};
  const ways = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, text: string) => {
      kept[key] = text;
    },
    removeItem: (key: string) => {
      delete kept[key];
    },
  };
  return new Proxy(kept, {
    get: (_, name) => ways[name as keyof typeof ways],
  }) as unknown as Storage;
}

test('[D126] what was written of a post and not sent is there again, for whoever wrote it alone', () => {
  const browser = storage();
  const anns = unsentPosts('test:ge2024:ann', browser);
  anns.keep(POST, { post: post('Boxes have arrived.'), base: 2 });
  const again = unsentPosts('test:ge2024:ann', browser);
  assert.equal(again.newest(), POST);
  assert.deepEqual(again.of(POST)?.post, post('Boxes have arrived.'));
  assert.equal(again.of(POST)?.base, 2);
  for (const other of ['test:ge2024:ben', 'live:ge2024:ann', 'test:ge2024:an']) {
    assert.equal(unsentPosts(other, browser).newest(), null);
  }
  anns.drop(POST);
  assert.equal(again.newest(), null);
});

test('[D126] a browser that keeps nothing, or keeps what is no post, has nothing unsent', () => {
  const none = unsentPosts('test:ge2024:ann', null);
  none.keep(POST, { post: post('Boxes have arrived.'), base: null });
  assert.equal(none.newest(), null);
  const browser = storage();
  browser.setItem(`declared-desk-post test:ge2024:ann ${POST}`, '{"post":');
  assert.equal(unsentPosts('test:ge2024:ann', browser).of(POST), null);
});
