import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { ImageBlock, Inline, TextBlock } from '#lib/election/written-document.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { type Block, paragraph } from '#lib/liveblog/document.ts';
import { imagePath } from '#lib/liveblog/image-path.ts';
import { linkTarget } from '#lib/liveblog/link-target.ts';
import type { Post } from '#lib/liveblog/post.ts';
import type { PostCard } from '#lib/liveblog/result-card.ts';
import { CORRECTIONS_PATH } from './corrections-filter.ts';
import { type OutcomeView, outcomeOf } from './latest-view-outcome.ts';
import { type CardView, cardView } from './liveblog-view-card.ts';

export interface PostView {
  readonly id: string;
  readonly seq: number;
  readonly kind: Post['kind'];
  /** "Result", "Key event": what the reader is looking at. */
  readonly label: string;
  readonly at: string;
  readonly time: string;
  readonly headline: string | null;
  /** The seat that the post is about, with its result when it is the post of one. */
  readonly seat: SeatLink | null;
  readonly outcome: OutcomeView | null;
  /** What became of the result since; null while it stands undoubted. */
  readonly ended: string | null;
  readonly card: CardView | null;
  readonly blocks: readonly BlockView[];
  /** Where the old figures stand beside the new; null but for a result that replaced another. */
  readonly change: string | null;
  /** "By Ann Author"; null for the system's and for the newsroom's. */
  readonly byline: string | null;
  /** What became of the words since, oldest first: "Updated 03:12: a name was misspelt." */
  readonly changes: readonly ChangeLine[];
  readonly isRetracted: boolean;
}

export interface SeatLink {
  readonly name: string;
  readonly slug: string;
}

export interface ChangeLine {
  readonly at: string;
  readonly words: string;
}

/** Words, a picture, or the card of a result that a written post shows among them. Every link leads where it may. */
export type BlockView = TextBlock | PictureView | SeatCardView;

export interface PictureView extends Omit<ImageBlock, 'imageId'> {
  readonly small: string;
  readonly large: string;
}

export interface SeatCardView {
  readonly kind: 'card';
  readonly seat: SeatLink;
  readonly outcome: OutcomeView;
  readonly ended: string | null;
  readonly card: CardView | null;
}

/** The view of a post: the same object as long as the post is. */
export function postView(roll: Roll, post: Post): PostView {
  const known = made.get(post);
  if (known?.roll === roll) return known.view;
  const view = makePostView(roll, post);
  made.set(post, { roll, view });
  return view;
}

/** A view that does not change is not drawn again; see `postOf`, which keeps the posts. */
const made = new WeakMap<Post, { readonly roll: Roll; readonly view: PostView }>();

function makePostView(roll: Roll, post: Post): PostView {
  const own = post.kind === 'card' ? (post.body.find(isCard) ?? null) : null;
  const head = own === null ? null : seatCard(roll, own);
  const { id, seq, kind, at, headline, author, retraction } = post;
  return {
    id,
    seq,
    kind,
    label: labelOf(post, own),
    at,
    time: timeOf(roll, at),
    headline,
    seat: head?.seat ?? seatLink(roll, post),
    outcome: head?.outcome ?? null,
    ended: head === null ? endWords(post.ended) : head.ended,
    card: head?.card ?? null,
    blocks: [
      ...(own?.kind === 'rushCard' ? [paragraph(rushWords(own.winner.name)) as TextBlock] : []),
      ...post.body.flatMap((block) => (block === own ? [] : [blockView(roll, block)])),
    ],
    change: own?.kind === 'resultCard' && own.publicRevision > 1 ? `${CORRECTIONS_PATH}/${post.seq}` : null,
    byline: author === null || retraction !== null ? null : `By ${author}`,
    changes: changesOf(roll, post),
    isRetracted: retraction !== null,
  };
}

function rushWords(winner: string): string {
  return `${winner} is elected. The figures are to come.`;
}

function seatLink(roll: Roll, { constituencyId }: Post): SeatLink | null {
  if (constituencyId === null) return null;
  const { name, slug } = constituencyOf(roll, constituencyId);
  return { name, slug };
}

function seatCard(roll: Roll, card: PostCard): SeatCardView {
  const { name, slug } = card.constituency;
  const isResult = card.kind === 'resultCard';
  return {
    kind: 'card',
    seat: { name, slug },
    outcome: outcomeOf(roll, card.summary),
    ended: isResult ? endedWords(card) : null,
    card: isResult ? cardView(roll, name, card) : null,
  };
}

function blockView(roll: Roll, block: Block): BlockView {
  switch (block.kind) {
    case 'resultCard':
    case 'rushCard':
      return seatCard(roll, block);
    case 'image': {
      const { imageId, ...picture } = block;
      return { ...picture, small: imagePath(imageId, 'small'), large: imagePath(imageId, 'large') };
    }
    case 'paragraph':
    case 'quote':
      return { ...block, children: block.children.map(withSafeLinks) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(withSafeLinks)) };
    default:
      return block satisfies never;
  }
}

/** A link that may not be followed keeps its words and loses its address. */
function withSafeLinks(inline: Inline): Inline {
  if (inline.kind === 'text') return inline;
  const children = inline.children.map(withSafeLinks);
  if (inline.kind !== 'link') return { ...inline, children };
  const href = linkTarget(inline.href);
  return href === null ? { kind: 'strong', children } : { kind: 'link', href, children };
}

function isCard(block: Block): block is PostCard {
  return block.kind === 'resultCard' || block.kind === 'rushCard';
}

function labelOf({ kind, isKeyEvent }: Post, card: PostCard | null): string {
  switch (kind) {
    case 'keyEvent':
      return 'Key event';
    case 'summary':
      return 'The night so far';
    case 'written':
      return isKeyEvent ? 'Key event' : 'Live';
    case 'notice':
      return 'Notice';
    case 'card':
      if (card?.kind === 'rushCard') return 'Winner announced';
      return card?.kind === 'resultCard' && card.publicRevision > 1 ? 'Correction' : 'Result';
    default:
      return kind satisfies never;
  }
}

function changesOf(roll: Roll, { edits, retraction }: Post): readonly ChangeLine[] {
  const line = (how: string, at: string, reason: string): ChangeLine => ({
    at,
    words: `${how} ${timeOf(roll, at)}: ${reason}${/[.!?]$/.test(reason) ? '' : '.'}`,
  });
  // Of a retracted post nothing is left that an edit could be about.
  if (retraction !== null) return [line('Retracted', retraction.at, retraction.reason)];
  return edits.map(({ at, reason }) => line('Updated', at, reason));
}

function endedWords({ ended, doubt }: Extract<PostCard, { kind: 'resultCard' }>): string | null {
  if (ended === null) return doubt === null ? null : `This result is in doubt: ${doubt}`;
  return endWords(ended);
}

/** What became of the result whose figures are told; null while it stands. */
function endWords(ended: Post['ended']): string | null {
  if (ended === null) return null;
  return ended.how === 'corrected'
    ? 'These figures were corrected later.'
    : 'This result was withdrawn later.';
}

function timeOf(roll: Roll, at: string): string {
  return formatNightTime(at, roll.reference.election.pollDate);
}
