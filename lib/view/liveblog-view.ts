import type { Roll } from '#lib/election/roll.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { plainText } from '#lib/liveblog/document.ts';
import type { Post } from '#lib/liveblog/post.ts';
import { keyEvents, systemPosts } from '#lib/liveblog/posts.ts';
import type { PostCard } from '#lib/liveblog/result-card.ts';
import { type OutcomeView, outcomeOf } from './latest-view-outcome.ts';
import { type CardView, cardView } from './liveblog-view-card.ts';

export interface LiveblogView {
  /** Newest first. */
  readonly posts: readonly PostView[];
  /** Posts newer than those shown, which the reader has not asked for yet. */
  readonly newer: number;
  /** Posts older than those shown. */
  readonly older: number;
  /** Sequence number of the newest event of all, shown or not. */
  readonly newestSeq: number;
  /** The night so far in its key events, newest first. */
  readonly keyEvents: readonly KeyEventView[];
  readonly wait: string | null;
}

export interface PostView {
  readonly id: string;
  readonly seq: number;
  readonly kind: Post['kind'];
  /** "Result", "Key event": what the reader is looking at. */
  readonly label: string;
  readonly at: string;
  readonly time: string;
  readonly headline: string | null;
  readonly seat: { readonly name: string; readonly slug: string } | null;
  readonly outcome: OutcomeView | null;
  /** What became of the result since; null while it stands. */
  readonly ended: string | null;
  readonly card: CardView | null;
  readonly paragraphs: readonly string[];
}

export interface KeyEventView {
  readonly id: string;
  readonly at: string;
  readonly time: string;
  readonly headline: string;
}

/** About as long as the columns beside it. The reader asks for more, this many at a time. */
export const POSTS_SHOWN = 10;
/** The whole story of a night in key events is longer than a column; these are its latest. */
const KEY_EVENTS_SHOWN = 6;

export interface LiveblogWindow {
  /** The newest event whose posts are shown; null for the newest there is. */
  readonly upToSeq: number | null;
  readonly shown: number;
}

export const NEWEST_POSTS: LiveblogWindow = { upToSeq: null, shown: POSTS_SHOWN };

export function liveblogView(
  roll: Roll,
  state: NightState,
  { upToSeq, shown }: LiveblogWindow = NEWEST_POSTS,
): LiveblogView {
  const timeline = upToSeq === null ? state.timeline : state.timeline.filter(({ seq }) => seq <= upToSeq);
  const posts = systemPosts(roll, { ...state, timeline }, shown).map((post) => postView(roll, post));
  return {
    posts,
    newer: state.timeline.length - timeline.length,
    older: timeline.length - posts.length,
    newestSeq: state.timeline.at(-1)?.seq ?? 0,
    keyEvents: keyEvents(roll, state)
      .slice(0, KEY_EVENTS_SHOWN)
      .map(({ id, at, headline }) => ({ id, at, time: timeOf(roll, at), headline: headline ?? '' })),
    wait: posts.length === 0 ? 'Every declaration will appear here as it is made, with its figures.' : null,
  };
}

function postView(roll: Roll, post: Post): PostView {
  const card = post.body.find(isCard) ?? null;
  const words = plainText(post.body);
  const constituency = post.constituencyId === null ? null : constituencyOf(roll, post.constituencyId);
  return {
    id: post.id,
    seq: post.seq,
    kind: post.kind,
    label: labelOf(post, card),
    at: post.at,
    time: timeOf(roll, post.at),
    headline: post.headline,
    seat: constituency === null ? null : { name: constituency.name, slug: constituency.slug },
    outcome: card === null ? null : outcomeOf(roll, card.summary),
    ended: card?.kind === 'resultCard' ? endedWords(card.ended) : null,
    card: card?.kind === 'resultCard' ? cardView(roll, card.constituency.name, card) : null,
    paragraphs: [
      ...(card?.kind === 'rushCard' ? [`${card.winner.name} is elected. The figures are to come.`] : []),
      ...words.split('\n').filter((line) => line !== ''),
    ],
  };
}

function isCard(block: Post['body'][number]): block is PostCard {
  return block.kind === 'resultCard' || block.kind === 'rushCard';
}

function labelOf({ kind }: Post, card: PostCard | null): string {
  switch (kind) {
    case 'keyEvent':
      return 'Key event';
    case 'notice':
      return 'Notice';
    case 'card':
      if (card?.kind === 'rushCard') return 'Winner announced';
      return card?.kind === 'resultCard' && card.publicRevision > 1 ? 'Correction' : 'Result';
    default:
      return kind satisfies never;
  }
}

function endedWords(ended: Extract<PostCard, { kind: 'resultCard' }>['ended']): string | null {
  if (ended === null) return null;
  return ended.how === 'corrected'
    ? 'These figures were corrected later.'
    : 'This result was withdrawn later.';
}

function timeOf(roll: Roll, at: string): string {
  return formatNightTime(at, roll.reference.election.pollDate);
}
