import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editorDocument, writtenDocument } from '#components/desk-live/post-document.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Inline, WrittenBlock, WrittenDocument } from '#lib/election/written-document.ts';
import { HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';
import { holds } from '#tests/support/properties.ts';
import { words } from '#tests/support/written-posts.ts';

const through = (document: WrittenDocument) => writtenDocument(editorDocument(document, () => 'Alder'));

const said = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const plain = said.map((text): Inline => ({ kind: 'text', text }));
const strong = plain.map((child): Inline => ({ kind: 'strong', children: [child] }));
const emphasis = fc.oneof(plain, strong).map((child): Inline => ({ kind: 'emphasis', children: [child] }));
const link = fc
  .oneof(plain, strong, emphasis)
  .map((child): Inline => ({ kind: 'link', href: 'https://example.org/', children: [child] }));
/** Kinds in turn, so that no two neighbours are one and the same piece to a reader. */
const inlines = fc.tuple(plain, link, strong, emphasis).chain((all) => fc.subarray(all, { minLength: 1 }));
const block: fc.Arbitrary<WrittenBlock> = fc.oneof(
  inlines.map((children) => ({ kind: 'paragraph', children }) as const),
  fc
    .tuple(inlines, fc.option(fc.constantFrom('A returning officer', 'Ann Author')))
    .map(([children, attribution]) => ({ kind: 'quote', children, attribution }) as const),
  fc
    .tuple(fc.boolean(), fc.array(inlines, { minLength: 1, maxLength: 3 }))
    .map(([ordered, items]) => ({ kind: 'list', ordered, items }) as const),
  fc.nat(650).map((seq) => ({ kind: 'result', constituencyId: 'E14000001' as ConstituencyId, seq }) as const),
  fc.constant({
    kind: 'image',
    imageId: 'a'.repeat(32),
    width: 640,
    height: 480,
    alt: 'A box',
    credit: null,
  } as const),
);

test('[D95] a document goes through the editor unchanged', () => {
  holds(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (document) => {
      assert.deepEqual(through(document), document);
    }),
  );
});

test('[D95] what looks like markup is words before and after', () => {
  for (const text of HOSTILE_TEXTS) assert.deepEqual(through(words(text)), words(text));
});

test('[D95] what says nothing is left out', () => {
  const empty: WrittenDocument = [
    { kind: 'paragraph', children: [] },
    { kind: 'list', ordered: false, items: [[]] },
  ];
  assert.deepEqual(through([...empty, ...words('Good evening')]), words('Good evening'));
});
