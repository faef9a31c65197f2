import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import type { PostId } from '#lib/election/ids.ts';
import { ATOM_ENTRIES_MAX, atomFeed } from '#lib/liveblog/atom.ts';
import { jsonForScript } from '#lib/liveblog/json-for-script.ts';
import { liveBlogPosting } from '#lib/liveblog/live-blog-posting.ts';
import { postTitle } from '#lib/liveblog/post-words.ts';
import { postsOf } from '#lib/liveblog/posts.ts';
import { HOSTILE_LINKS, HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  corrected,
  declared,
  fold,
  manySeats,
  numbered,
  RED,
  seatId,
  tinyRoll,
} from '#tests/support/tiny-election.ts';
import { edited, FIRST, published, retracted, SECOND, text } from '#tests/support/written-posts.ts';

const roll = tinyRoll();
const site = { origin: 'https://results.example', warning: null };
const feedOf = (...facts: readonly NightFact[]) =>
  atomFeed(roll, postsOf(roll, fold(roll, numbered(facts))), { ...site, epoch: 'first' });
const result = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 });
const correction = corrected(roll, ALDER, { [RED]: 490, [BLUE]: 400 }, 2, 'A bundle was counted twice');

/** Entries by the last part of their id. */
function entriesOf(feed: string): ReadonlyMap<string, string> {
  return new Map(
    feed
      .split('<entry>')
      .slice(1)
      .map((entry) => [/<id>[^<]*\/live\/([^<]+)<\/id>/.exec(entry)?.[1] ?? '', entry]),
  );
}

test('[V198] a feed entry keeps its id when what it says changes, and its time of update moves', () => {
  const before = entriesOf(feedOf(result, published(FIRST, 'Good evning')));
  const after = entriesOf(
    feedOf(result, published(FIRST, 'Good evning'), correction, edited(FIRST, 'Good evening', 'Misspelt')),
  );
  for (const id of ['1', FIRST]) assert.ok(before.has(id) && after.has(id), id);
  assert.match(before.get('1') ?? '', /<updated>2030-07-04T21:01:00Z</);
  assert.match(
    after.get('1') ?? '',
    /<published>2030-07-04T21:01:00Z<\/published>\n<updated>2030-07-04T21:03:00Z</,
  );
  assert.match(after.get('1') ?? '', /This result was corrected later: A bundle was counted twice/);
  assert.match(after.get(FIRST) ?? '', /<updated>2030-07-04T21:04:00Z/);
  assert.match(after.get(FIRST) ?? '', /Good evening<\/p><p>Updated: Misspelt/);
});

test('[V244] the feed and the structured data say of a key event that its figures were corrected', () => {
  const entry = entriesOf(feedOf(result, correction)).get('1-firstSeat-red') ?? '';
  assert.match(entry, /<p>This result was corrected later: A bundle was counted twice<\/p>/);
  assert.match(entry, /<updated>2030-07-04T21:02:00Z</);
  const posts = postsOf(roll, fold(roll, numbered([result, correction])));
  const posting = liveBlogPosting(roll, posts, site).liveBlogUpdate.find(({ url }) =>
    url.endsWith('/1-firstSeat-red'),
  );
  assert.match(posting?.articleBody ?? '', /corrected later: A bundle was counted twice$/);
});

test('[V198] a retracted post stays in the feed as its reason, and its words are gone', () => {
  const feed = feedOf(published(FIRST, 'A libel', { title: 'The libel' }), retracted(FIRST, 'It was not so'));
  assert.doesNotMatch(feed, /libel/);
  assert.match(entriesOf(feed).get(FIRST) ?? '', /This post was retracted. It was not so/);
});

test('[V198] the feed has the newest posts first, so many at most, and another epoch has other ids', () => {
  const many = tinyRoll(manySeats(ATOM_ENTRIES_MAX + 5));
  const facts = Array.from({ length: ATOM_ENTRIES_MAX + 5 }, (_, index) =>
    declared(many, seatId(index + 1), { [RED]: 1, [BLUE]: 2 }),
  );
  const posts = postsOf(many, fold(many, numbered(facts)));
  const feed = atomFeed(many, posts, { ...site, epoch: 'first' });
  const ids = [...entriesOf(feed).keys()];
  assert.equal(ids.length, ATOM_ENTRIES_MAX);
  assert.deepEqual(
    ids,
    posts.slice(0, ATOM_ENTRIES_MAX).map(({ id }) => id),
  );
  assert.ok(!atomFeed(many, posts, { ...site, epoch: 'second' }).includes('/first/'));
});

test('[V199] a night that is not real says so in the title of the feed, of each entry and of each posting', () => {
  const posts = postsOf(roll, fold(roll, numbered([result])));
  const rehearsal = { ...site, warning: 'Rehearsal' };
  const titles = [...atomFeed(roll, posts, { ...rehearsal, epoch: 'x' }).matchAll(/<title>([^<]*)/g)];
  assert.equal(titles.length, posts.length + 1);
  for (const [, title] of titles) assert.match(title ?? '', /^Rehearsal: /);
  const posting = liveBlogPosting(roll, posts, rehearsal);
  for (const { headline } of [posting, ...posting.liveBlogUpdate]) assert.match(headline, /^Rehearsal: /);
});

test('[V200] structured data has every standing post of the page with its times, and no retracted one', () => {
  const facts = [
    result,
    published(FIRST, 'A libel', { title: 'The libel' }),
    correction,
    retracted(FIRST, 'No'),
  ];
  const posts = postsOf(roll, fold(roll, numbered(facts)));
  const posting = liveBlogPosting(roll, posts, site);
  assert.equal(posting['@type'], 'LiveBlogPosting');
  assert.equal(posting.dateModified, '2030-07-04T21:04:00Z');
  assert.equal(posting.liveBlogUpdate.length, posts.length - 1);
  assert.doesNotMatch(JSON.stringify(posting), /libel/);
  const card = posting.liveBlogUpdate.find(({ url }) => url === 'https://results.example/live/1');
  assert.deepEqual(
    [card?.headline, card?.datePublished, card?.dateModified],
    ['Alder: Red gain from Blue, majority 100', '2030-07-04T21:01:00Z', '2030-07-04T21:03:00Z'],
  );
  assert.match(card?.articleBody ?? '', /Alder red \(Red\) 500, 55\.6%/);
});

test('[D93] a picture of a post is in its structured data and in the feed, with its description', () => {
  const imageId = '0123456789abcdef'.repeat(2);
  const picture = { kind: 'image', imageId, width: 9, height: 9, alt: 'A "box"', credit: null } as const;
  const posts = postsOf(roll, fold(roll, numbered([published(FIRST, 'x', { document: [picture] })])));
  const [posting] = liveBlogPosting(roll, posts, site).liveBlogUpdate;
  assert.deepEqual(posting?.image, [`https://results.example/images/${imageId}-large.webp`]);
  const feed = atomFeed(roll, posts, { ...site, epoch: 'first' });
  assert.match(
    feed,
    new RegExp(`<img src="https://results.example/images/${imageId}-small.webp" alt="A &quot;box&quot;"/>`),
  );
});

test('[V201] no hostile text ends the script it stands in, and every one parses to itself', () => {
  for (const each of HOSTILE_TEXTS) {
    const json = jsonForScript({ [each]: each });
    assert.doesNotMatch(json, /[<>&\u2028\u2029]/);
    assert.deepEqual(Object.entries(JSON.parse(json)), [[each, each]]);
  }
});

test('[V201] whatever a post says, in any field, the feed has no markup of its making and no character XML lacks', () => {
  const ours = new Set(
    feedTags(feedOf(published(FIRST, 'x', { title: 'x', author: 'x' }), ...withLink('/live'))),
  );
  for (const each of HOSTILE_TEXTS) {
    const feed = feedOf(
      published(FIRST, each, { title: each, author: each }),
      {
        kind: 'postPublished',
        postId: SECOND,
        title: null,
        author: null,
        keyEvent: false,
        pinned: false,
        document: [
          { kind: 'quote', attribution: each, children: [text(each)] },
          { kind: 'list', ordered: false, items: [[text(each)]] },
        ],
      },
      edited(FIRST, each, each),
    );
    const strange = feedTags(feed).filter((tag) => !ours.has(tag) && !/^\/?(ul|li|blockquote)$/.test(tag));
    assert.deepEqual(strange, [], JSON.stringify(each));
    assert.doesNotMatch(feed, /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
    assert.doesNotMatch(feed, /&(?!(amp|lt|gt|quot);)/);
  }
});

test('[V201] a link that may lead nowhere is words in the feed', () => {
  for (const href of HOSTILE_LINKS) {
    assert.doesNotMatch(feedOf(...withLink(href)), /<a href/, JSON.stringify(href));
  }
  assert.match(feedOf(...withLink('/live/2')), /<a href="https:\/\/results\.example\/live\/2">here<\/a>/);
});

test('[V201] one component alone puts text into a page as it is, and it writes JSON', () => {
  const raw =
    /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write\(|\beval\(|new Function\(/;
  const found = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name))
      .filter((file) => raw.test(readFileSync(file, 'utf8'))),
  );
  assert.deepEqual(found, ['components/liveblog/json-ld.tsx']);
});

test('[V202] every post of a night has a title that says what it is', async () => {
  const { roll: real, state } = await night2024();
  const posts = postsOf(real, state);
  const titles = posts.map((post) => postTitle(real, post));
  assert.equal(new Set(posts.map(({ id }) => id)).size, posts.length);
  for (const title of titles) assert.match(title, /^[\p{Lu}\d].{5,}$/u);
  assert.ok(titles.includes('Ilford North: Labour hold, majority 528'));
  assert.ok(titles.includes('Labour has a majority: 326 seats of 650'));
  assert.ok(titles.includes('100 of 650 seats have declared'));
});

test('[V202] a post without a headline is titled by its first words', () => {
  const facts = [
    declared(roll, BIRCH, { [RED]: 2, [BLUE]: 1 }),
    published('long' as PostId, 'word '.repeat(60).trim()),
  ];
  const [post] = postsOf(roll, fold(roll, numbered(facts)));
  const title = post === undefined ? '' : postTitle(roll, post);
  assert.match(title, /^word( word)+…$/);
  assert.ok(title.length <= 91);
});

function withLink(href: string): readonly NightFact[] {
  const children = [{ kind: 'link' as const, href, children: [text('here')] }];
  const document = [{ kind: 'paragraph' as const, children }];
  const plain = { title: null, author: null, keyEvent: false, pinned: false };
  return [{ kind: 'postPublished', postId: 'linked' as PostId, document, ...plain }];
}

/** Names of all elements, the closing ones with their stroke. */
function feedTags(feed: string): readonly string[] {
  return [...feed.matchAll(/<([^\s>]*)/g)].map(([, name = '']) => name);
}
