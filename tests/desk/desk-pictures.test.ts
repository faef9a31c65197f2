import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import type { PostId } from '#lib/election/ids.ts';
import { imagePath } from '#lib/liveblog/image-path.ts';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { type DeskClient, signIn } from '#tests/support/desk-people.ts';

let night: DeskNight;
let edith: DeskClient;
before(async () => {
  night = await startDeskNight();
  edith = await signIn(night, 'edith');
});
after(() => night.close());

test('[D92] a picture of a draft is seen at the desk only, until the post is published', async () => {
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#246' } })
    .png()
    .toBuffer();
  const stored = await edith.post('/desk/api/images', new Blob([new Uint8Array(bytes)]), {
    'content-type': 'image/png',
  });
  assert.equal(stored.status, 200);
  const { imageId, width, height } = await stored.json();
  assert.deepEqual([width, height], [300, 200]);
  const open = imagePath(imageId, 'large');
  const publicly = async () => (await fetch(night.address + open)).status;
  assert.equal((await edith.get(`/desk/api${open}`)).headers.get('content-type'), 'image/webp');
  assert.equal((await fetch(`${night.address}/desk/api${open}`)).status, 401);
  assert.equal(await publicly(), 404);

  const postId = `p-${randomUUID().slice(0, 8)}` as PostId;
  const picture = { kind: 'image', imageId, width, height, alt: 'A ballot box', credit: null } as const;
  const about = { title: 'A box', author: null, keyEvent: false, pinned: false } as const;
  const saved = await edith.command({
    kind: 'savePost',
    postId,
    base: null,
    document: [picture],
    stage: 'draft',
    ...about,
  });
  assert.equal(saved.kind, 'done');
  assert.equal(await publicly(), 404);
  const { posts } = await edith.view();
  const base = posts.find((each) => each.postId === postId)?.version ?? 0;
  const sent = await edith.command({ kind: 'publishPost', postId, base });
  assert.equal(sent.kind, 'done', JSON.stringify(sent));
  await untilServed(open);
  await edith.command({ kind: 'retractPost', postId, reason: 'It was another box' });
  await untilServed(open, 404);
});

/** The public night follows the log by itself, in a moment. */
async function untilServed(path: string, status = 200): Promise<void> {
  for (let looks = 0; looks < 200; looks++) {
    if ((await fetch(night.address + path)).status === status) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail(`${path} was never answered with ${status}`);
}
