import { z } from 'zod';
import { IMAGE_ID, IMAGE_SIDE_PIXELS_MAX } from '#lib/liveblog/image-path.ts';
import { linkTarget } from '#lib/liveblog/link-target.ts';
import {
  ALT_CHARS_MAX,
  AUTHOR_CHARS_MAX,
  BANNER_CHARS_MAX,
  BLOCKS_MAX,
  CHANGE_REASON_CHARS_MAX,
  DOCUMENT_CHARS_MAX,
  HREF_CHARS_MAX,
  INLINE_DEPTH_MAX,
  ITEMS_MAX,
  POST_ID_CHARS_MAX,
  TITLE_CHARS_MAX,
} from '#lib/liveblog/post-limits.ts';

/**
 * Controls, invisible marks that reorder or hide letters, and what is no character at all. Everything else that people
 * write is theirs to write: a "<" is shown as a "<", in any script, with any emoji.
 */
const UNREADABLE =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u{AD}\u{61C}\u{180E}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2069}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/u;

/** More accents on one letter than any language has reach over the lines beside it. */
const PILED_ACCENTS = /\p{M}{5}/u;

/** Words that can be read, blanks around them or not. */
export function text(charsMax: number) {
  return z
    .string()
    .min(1)
    .max(charsMax)
    .refine((words) => !UNREADABLE.test(words), 'No control or invisible characters')
    .refine((words) => !PILED_ACCENTS.test(words.normalize('NFD')), 'No piles of accents');
}

/** One line that says something. */
export function line(charsMax: number) {
  return text(charsMax).refine((words) => words.trim() === words && words !== '', 'No blanks around it');
}

/** An address that a link may lead to. */
export const linkSchema = z
  .string()
  .max(HREF_CHARS_MAX)
  .refine(
    (address) => linkTarget(address) !== null,
    'A link leads to http, https, mailto or a path of this site',
  );

interface InlineInput {
  readonly kind: string;
}

const textInline = z.strictObject({ kind: z.literal('text'), text: text(DOCUMENT_CHARS_MAX) });

/** Text with emphasis and links in it, so deep and no deeper; a link holds no link. */
function inlines(depth: number, inLink = false): z.ZodType<readonly InlineInput[]> {
  if (depth === 0) return z.array(textInline).min(1).max(ITEMS_MAX);
  const within = inlines(depth - 1, inLink);
  const emphasis = z.strictObject({ kind: z.enum(['emphasis', 'strong']), children: within });
  const link = z.strictObject({
    kind: z.literal('link'),
    href: linkSchema,
    children: inlines(depth - 1, true),
  });
  const piece = inLink ? z.union([textInline, emphasis]) : z.union([textInline, emphasis, link]);
  return z.array(piece).min(1).max(ITEMS_MAX);
}

const children = inlines(INLINE_DEPTH_MAX);

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), children }),
  z.strictObject({ kind: z.literal('quote'), children, attribution: line(AUTHOR_CHARS_MAX).nullable() }),
  z.strictObject({
    kind: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(children).min(1).max(ITEMS_MAX),
  }),
  z.strictObject({
    kind: z.literal('image'),
    imageId: z.string().regex(IMAGE_ID),
    width: z.int().min(1).max(IMAGE_SIDE_PIXELS_MAX),
    height: z.int().min(1).max(IMAGE_SIDE_PIXELS_MAX),
    alt: line(ALT_CHARS_MAX),
    credit: line(AUTHOR_CHARS_MAX).nullable(),
  }),
  z.strictObject({
    kind: z.literal('result'),
    constituencyId: z.string().regex(/^[A-Z]\d{8}$/),
    seq: z.int().positive(),
  }),
]);

/** What a person may write into the liveblog: structure with limits, links that lead where they may. */
export const writtenDocumentSchema = documentOf(z.array(block).min(1));

/** The same before it is handed in: there may be nothing yet. */
export const draftDocumentSchema = documentOf(z.array(block));

function documentOf(blocks: z.ZodArray<typeof block>) {
  return blocks
    .max(BLOCKS_MAX)
    .refine((all) => lettersIn(all) <= DOCUMENT_CHARS_MAX, `At most ${DOCUMENT_CHARS_MAX} letters in all`);
}

/** Begins with a letter, which no post of the system does. */
export const postIdSchema = z
  .string()
  .max(POST_ID_CHARS_MAX)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const postId = postIdSchema;
const title = line(TITLE_CHARS_MAX).nullable();
const reason = line(CHANGE_REASON_CHARS_MAX);
const document = writtenDocumentSchema;

/** Each kind of fact that the liveblog adds to the log. Unknown fields are refused. */
export const liveblogFactSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('postPublished'),
    postId,
    title,
    document,
    author: line(AUTHOR_CHARS_MAX).nullable(),
    keyEvent: z.boolean(),
    pinned: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('postEdited'), postId, title, document, keyEvent: z.boolean(), reason }),
  z.strictObject({ kind: z.literal('postRetracted'), postId, reason }),
  z.strictObject({ kind: z.enum(['postPinned', 'postUnpinned']), postId }),
  z.strictObject({
    kind: z.literal('bannerSet'),
    words: line(BANNER_CHARS_MAX),
    href: linkSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('bannerCleared') }),
]);

/** Letters of every text in a value, links and names among them. */
function lettersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => (key === 'kind' ? sum : sum + lettersIn(each)),
    0,
  );
}
