import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { emptyState, type NightState } from '#lib/election/state.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';
import { imagePath } from '#lib/liveblog/image-path.ts';
import { imageAnswer } from '#server/http/image-answer.ts';
import { IMAGE_BYTES_MAX, openImageStore } from '#server/images/image-store.ts';
import { writtenDocumentSchema } from '#server/ingest/liveblog-schema.ts';
import { FIRST } from '#tests/support/written-posts.ts';

const folder = await mkdtemp(join(tmpdir(), 'declared-images-'));
after(() => rm(folder, { recursive: true, force: true }));
const store = openImageStore(folder);

const SECRET = 'Where the photographer lives';

/** Wide, lying on its side, and with a secret in its metadata. */
function photograph(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { ImageDescription: SECRET } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

async function stored(bytes: Uint8Array) {
  const answer = await store.store(bytes);
  assert.equal(answer.kind, 'stored');
  return answer as Extract<typeof answer, { kind: 'stored' }>;
}

/** A night with one post that shows this picture. */
function nightWith(imageId: string): NightState {
  const document: WrittenDocument = [
    { kind: 'image', imageId, width: 2, height: 3, alt: 'Two hands', credit: null },
  ];
  const post = { kind: 'written', id: FIRST, seq: 1, at: '2024-07-05T01:00:00.000Z', title: null } as const;
  const posts = [{ ...post, document, author: null, keyEvent: false, edits: [], retraction: null }];
  return { ...emptyState, liveblog: { ...emptyState.liveblog, posts } };
}

test('[D90] a picture is drawn anew: upright, no larger than a page needs, without what its metadata said', async () => {
  const { imageId, width, height } = await stored(await photograph(3000, 2000));
  assert.deepEqual([width, height], [853, 1280]);
  const large = await store.read(imageId, 'large');
  const small = await store.read(imageId, 'small');
  assert.ok(large !== null && small !== null);
  const { format, exif } = await sharp(large).metadata();
  assert.equal(format, 'webp');
  assert.equal(exif, undefined);
  assert.ok(!large.includes(SECRET));
  assert.equal((await sharp(small).metadata()).height, 640);
});

test('[D90] the same picture is kept once, under a name of its contents', async () => {
  const bytes = await photograph(400, 300);
  const before = (await readdir(folder)).length;
  const { imageId } = await stored(bytes);
  assert.equal((await stored(bytes)).imageId, imageId);
  assert.equal((await readdir(folder)).length, before + 2);
  assert.ok((await readdir(folder)).every((name) => /^[0-9a-f]{32}-(small|large)\.webp$/.test(name)));
});

test('[D91] what is no picture, too large, too small or damaged is refused in words, and nothing is kept', async () => {
  const whole = await photograph(600, 600);
  const before = await readdir(folder);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><script/></svg>');
  const gif = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [svg, 'NOT_AN_IMAGE'],
    [gif, 'NOT_AN_IMAGE'],
    [Buffer.from('GET / HTTP/1.1'), 'NOT_AN_IMAGE'],
    [whole.subarray(0, whole.length / 2), 'NOT_AN_IMAGE'],
    [await photograph(80, 900), 'TOO_SMALL'],
    [new Uint8Array(IMAGE_BYTES_MAX + 1), 'TOO_LARGE'],
  ];
  for (const [bytes, code] of cases) {
    const answer = await store.store(bytes);
    assert.equal(answer.kind === 'refused' ? answer.code : answer.kind, code);
  }
  assert.deepEqual(await readdir(folder), before);
});

test('[D92] a picture is public while a post that stands shows it, and only by its own address', async () => {
  const { imageId } = await stored(await photograph(500, 400));
  const path = imagePath(imageId, 'small');
  const status = async (state: NightState, asked: string) => (await imageAnswer(store, state, asked)).status;
  assert.equal(await status(emptyState, path), 404);
  assert.equal(await status(nightWith(imageId), path), 200);
  assert.equal(await status(nightWith('0'.repeat(32)), path), 404);
  for (const asked of [`${path}.bak`, path.replace('small', '../small'), '/images/', '/images/..%2f..']) {
    assert.equal(await status(nightWith(imageId), asked), 404, asked);
  }
  const { headers } = await imageAnswer(store, nightWith(imageId), path);
  assert.equal(headers['content-type'], 'image/webp');
});

test('[D93] a post takes a picture with a description, and none without', () => {
  const picture = { kind: 'image', imageId: 'a'.repeat(32), width: 640, height: 480, credit: null };
  assert.ok(writtenDocumentSchema.safeParse([{ ...picture, alt: 'A ballot box' }]).success);
  const bad = [{ alt: '' }, {}, { alt: 'x', imageId: '../x' }, { alt: 'x', src: 'https://example.org/x' }];
  for (const each of bad) assert.ok(!writtenDocumentSchema.safeParse([{ ...picture, ...each }]).success);
});
