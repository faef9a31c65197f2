import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveblogFact } from '#lib/election/events.ts';
import type { Inline } from '#lib/election/written-document.ts';
import { linkTarget } from '#lib/liveblog/link-target.ts';
import {
  BANNER_CHARS_MAX,
  BLOCKS_MAX,
  DOCUMENT_CHARS_MAX,
  HREF_CHARS_MAX,
  INLINE_DEPTH_MAX,
  TITLE_CHARS_MAX,
} from '#lib/liveblog/post-limits.ts';
import { liveblogFactSchema, writtenDocumentSchema } from '#server/ingest/liveblog-schema.ts';
import { HOSTILE_LINKS, HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';
import { edited, FIRST, published, retracted, text, words } from '#tests/support/written-posts.ts';

const takes = (value: unknown) => writtenDocumentSchema.safeParse(value).success;
const takesFact = (value: unknown) => liveblogFactSchema.safeParse(value).success;
const link = (href: string): Inline => ({ kind: 'link', href, children: [text('here')] });
const paragraphOf = (...children: readonly Inline[]) => [{ kind: 'paragraph', children }];

test('[N27] paragraphs, quotes, lists and results are taken, and come out as they went in', () => {
  const document = [
    ...words('Good evening'),
    {
      kind: 'quote',
      attribution: 'Returning officer',
      children: [text('I declare '), { kind: 'strong', children: [text('that')] }],
    },
    { kind: 'list', ordered: true, items: [[text('One')], [link('https://example.org/')]] },
    { kind: 'result', constituencyId: 'E14000001', seq: 12 },
  ];
  assert.deepEqual(writtenDocumentSchema.parse(document), document);
});

test('[N27] every kind of fact is taken whole; an unknown field, kind or block is refused', () => {
  const facts: readonly LiveblogFact[] = [
    published(FIRST, 'Good evening', { title: 'Hello', author: 'Ann Author' }),
    edited(FIRST, 'Good evening', 'A name was misspelt'),
    retracted(FIRST, 'It was not so'),
    { kind: 'postPinned', postId: FIRST },
    { kind: 'postUnpinned', postId: FIRST },
    { kind: 'bannerSet', words: 'Every seat has declared', href: '/live' },
    { kind: 'bannerCleared' },
  ];
  for (const fact of facts) {
    assert.deepEqual(liveblogFactSchema.parse(fact), fact);
    assert.ok(!takesFact({ ...fact, html: '<b>x</b>' }), fact.kind);
  }
  assert.ok(!takesFact({ kind: 'postBurnt', postId: FIRST }));
  assert.ok(!takes([{ kind: 'html', html: '<b>x</b>' }]));
  assert.ok(!takes([{ kind: 'paragraph', children: [{ kind: 'script', text: 'x' }] }]));
  assert.ok(!takes([{ kind: 'paragraph', children: [text('x')], style: 'color: red' }]));
  assert.ok(!takes([]));
});

test('[N28] the limits of a post: exactly as much is taken, one more is refused', () => {
  assert.ok(takes(words('x'.repeat(DOCUMENT_CHARS_MAX))));
  assert.ok(!takes(words('x'.repeat(DOCUMENT_CHARS_MAX / 2), 'x'.repeat(DOCUMENT_CHARS_MAX / 2), 'x')));
  assert.ok(takes(words(...Array<string>(BLOCKS_MAX).fill('x'))));
  assert.ok(!takes(words(...Array<string>(BLOCKS_MAX + 1).fill('x'))));
  const title = (count: number) => published(FIRST, 'x', { title: 'x'.repeat(count) });
  assert.deepEqual([takesFact(title(TITLE_CHARS_MAX)), takesFact(title(TITLE_CHARS_MAX + 1))], [true, false]);
  const banner = (count: number) => ({ kind: 'bannerSet', words: 'x'.repeat(count), href: null });
  assert.deepEqual(
    [takesFact(banner(BANNER_CHARS_MAX)), takesFact(banner(BANNER_CHARS_MAX + 1))],
    [true, false],
  );
  const address = (count: number) =>
    `https://example.org/${'x'.repeat(count - 'https://example.org/'.length)}`;
  assert.ok(takes(paragraphOf(link(address(HREF_CHARS_MAX)))));
  assert.ok(!takes(paragraphOf(link(address(HREF_CHARS_MAX + 1)))));
  const nested = (depth: number): Inline =>
    depth === 0 ? text('x') : { kind: 'emphasis', children: [nested(depth - 1)] };
  assert.ok(takes(paragraphOf(nested(INLINE_DEPTH_MAX))));
  assert.ok(!takes(paragraphOf(nested(INLINE_DEPTH_MAX + 1))));
  assert.ok(!takes(paragraphOf(nested(1000))));
  assert.ok(!takes(paragraphOf({ kind: 'link', href: '/live', children: [link('/live')] })));
});

test('[N28] a post id is lower-case words that begin with a letter, so that it is none of the system’s', () => {
  const named = (postId: string) => takesFact({ kind: 'postPinned', postId });
  for (const id of ['a', 'first', 'a1-b2']) assert.ok(named(id), id);
  for (const id of ['', '812', '812-summary', 'A', 'a_b', 'a--b', 'a-', '../x', 'a/b', 'x'.repeat(41)]) {
    assert.ok(!named(id), id);
  }
});

test('[N29] a link leads to http, https, mailto or a path of this site, and nowhere else', () => {
  for (const href of [
    'https://example.org/a?b=c#d',
    'http://example.org/',
    'mailto:a@example.org',
    '/live/812',
  ]) {
    assert.equal(linkTarget(href), href);
    assert.ok(takes(paragraphOf(link(href))), href);
  }
  for (const href of HOSTILE_LINKS) {
    assert.equal(linkTarget(href), null, JSON.stringify(href));
    assert.ok(!takes(paragraphOf(link(href))), JSON.stringify(href));
    assert.ok(!takesFact({ kind: 'bannerSet', words: 'Look', href }), JSON.stringify(href));
  }
});

test('[N29] of over a thousand hostile texts none gets in that hides or reorders letters; markup is only words', () => {
  assert.ok(HOSTILE_TEXTS.length > 1000);
  const unseen = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u200B\uFEFF\u2028\u2029]/u;
  for (const each of HOSTILE_TEXTS) {
    const result = writtenDocumentSchema.safeParse(words(each));
    if (unseen.test(each)) assert.ok(!result.success, JSON.stringify(each));
    if (result.success) assert.deepEqual(result.data, words(each));
  }
  assert.ok(takes(words('<script>alert(1)</script>')));
});
