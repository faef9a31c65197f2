import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NightEvent } from '#lib/election/events.ts';
import { isWithheld } from '#lib/election/withheld-words.ts';
import { postText } from '#lib/liveblog/post-words.ts';
import { postsOf } from '#lib/liveblog/posts.ts';
import { chainOf } from '#lib/sync/chain.ts';
import { NodePage } from '#tests/support/node-page.ts';
import { type ServedNight, serveNight } from '#tests/support/served-night.ts';
import { ALDER, BLUE, declared, GOLD, RED } from '#tests/support/tiny-election.ts';
import { edited, FIRST, published, retracted, SECOND } from '#tests/support/written-posts.ts';

const SECRET = /secret/i;
const BEFORE_IT = '2030-07-04T21:03:30Z';

let served: ServedNight;
before(async () => {
  served = await serveNight();
  await served.declare(
    declared(served.night.roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 }),
    published(FIRST, 'A secret', { title: 'Secret headline', keyEvent: true }),
    published(SECOND, 'Stays'),
  );
});
after(() => served.close());

const text = async (path: string) => (await fetch(served.address + path)).text();
const PATHS = [
  '/api/v1/snapshot',
  `/api/v1/snapshot?at=${BEFORE_IT}`,
  '/api/v1/events?after=0',
  '/api/v1/events?after=1',
  '/live.atom',
];

test('[E11] words that are taken back leave every address, of every moment, and every tag that named them changes', async () => {
  for (const path of PATHS.filter((each) => !each.includes('at=')))
    assert.match(await text(path), SECRET, path);
  await served.declare({ kind: 'countingStarted', constituencyId: ALDER, revision: 2 });
  const tag = async () =>
    (await fetch(`${served.address}/api/v1/snapshot?at=${BEFORE_IT}`)).headers.get('etag');
  const early = await tag();
  assert.match(await text(`/api/v1/snapshot?at=${BEFORE_IT}`), SECRET);
  await served.declare(edited(FIRST, 'Another secret', 'Clearer'), retracted(FIRST, 'It was not so'));
  for (const path of PATHS) assert.doesNotMatch(await text(path), SECRET, path);
  assert.notEqual(await tag(), early);
  assert.match(await text('/live.atom'), /This post was retracted\. It was not so/);
});

test('[E11] a moment before the retraction has the post in its place, and says why it is empty', () => {
  const { state, roll } = served.night.reading({ kind: 'instant', at: '2030-07-04T21:03:30.000Z' });
  const post = postsOf(roll, state).find(({ id }) => id === FIRST);
  assert.ok(post !== undefined && post.retraction === null);
  assert.equal(postText(roll, post), 'This post was retracted later. What it said is no longer shown.');
});

test('[E12] the log that is served can still be checked: only the links of events without words are taken as they are', async () => {
  const answer = JSON.parse(await text('/api/v1/events?after=0')) as {
    readonly events: readonly NightEvent[];
  };
  let { chain } = await served.log.opening();
  const believed: number[] = [];
  for (const event of answer.events) {
    if (isWithheld(event)) believed.push(event.seq);
    else assert.equal(chainOf(chain, event), event.chain, `event ${event.seq}`);
    chain = event.chain;
  }
  assert.deepEqual(believed, [2, 5]);
  assert.equal(chain, (await served.log.head()).chain);
  const whole = await served.log.read(0, 100);
  assert.match(JSON.stringify(whole), SECRET, 'the record keeps every byte');
});

test('[E12] a page that missed a post and its retraction resumes with events, and is live', async () => {
  const page = new NodePage(served.night.roll, served.address);
  await page.start();
  await page.when(({ status }) => status === 'live');
  page.cut();
  await page.when(({ status }) => status !== 'live');
  const third = 'third' as typeof FIRST;
  const head = await served.declare(published(third, 'Secret of a tunnel'), retracted(third, 'Wrong'));
  page.open();
  await page.when(({ night, status }) => night?.position.seq === head.seq && status === 'live');
  assert.equal(page.snapshots, 1);
  assert.deepEqual(page.page.night?.state, served.night.projection.current().state);
  page.close();
});
