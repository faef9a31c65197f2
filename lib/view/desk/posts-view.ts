import type { DeskView, PostDraftView } from '#lib/desk/desk-view.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState, WrittenPost } from '#lib/election/state.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { plainText } from '#lib/liveblog/document.ts';
import { type CardDraft, waitingCards } from './card-draft.ts';

export interface PostsView {
  /** Declarations of which nobody has written yet, newest first. */
  readonly cards: readonly CardRow[];
  readonly groups: readonly PostGroup[];
}

export interface CardRow {
  readonly draft: CardDraft;
  readonly time: string;
}

export interface PostGroup {
  readonly id: 'submitted' | 'drafts' | 'scheduled' | 'published';
  readonly title: string;
  readonly rows: readonly PostRow[];
}

export interface PostRow {
  readonly postId: string;
  readonly title: string;
  /** "Ann, 02:13", "at 02:30", "published 01:58, pinned". */
  readonly about: string;
}

/** As many declarations as one person can still top. */
const CARDS_MAX = 12;
/** Older posts are found on the liveblog itself. */
const PUBLISHED_MAX = 40;

/** What there is to write, to look at and to send, by what it waits for. */
export function postsView(roll: Roll, state: NightState, { posts }: DeskView): PostsView {
  const time = (at: string) => formatNightTime(at, roll.reference.election.pollDate);
  const open = posts.filter(({ stage }) => stage === 'draft' || stage === 'submitted');
  const row = (post: PostDraftView, about: string): PostRow => ({
    postId: post.postId,
    title: titleOf(post),
    about,
  });
  const waiting = open.filter(({ publishAt }) => publishAt === null);
  const by = (post: PostDraftView) => row(post, `${post.by.name}, ${time(post.at)}`);
  const published = state.liveblog.posts.slice(-PUBLISHED_MAX).reverse();
  const groups: readonly PostGroup[] = [
    {
      id: 'submitted',
      title: 'Handed in',
      rows: waiting.filter(({ stage }) => stage === 'submitted').map(by),
    },
    { id: 'drafts', title: 'Drafts', rows: waiting.filter(({ stage }) => stage === 'draft').map(by) },
    {
      id: 'scheduled',
      title: 'Scheduled',
      rows: open.flatMap((post) =>
        post.publishAt === null ? [] : [row(post, `for ${time(post.publishAt)}`)],
      ),
    },
    {
      id: 'published',
      title: 'Published',
      rows: published.map((post) => publishedRow(post, state.liveblog.pinned === post.id, time)),
    },
  ];
  return {
    cards: waitingCards(roll, state, toppedSeqs(state, open), CARDS_MAX).map((draft) => ({
      draft,
      time: time(draft.at),
    })),
    groups: groups.filter(({ rows }) => rows.length > 0),
  };
}

function publishedRow(post: WrittenPost, isPinned: boolean, time: (at: string) => string): PostRow {
  const state = post.retraction !== null ? ', retracted' : isPinned ? ', pinned' : '';
  return { postId: post.id, title: titleOf(post), about: `${time(post.at)}${state}` };
}

function titleOf({ title, document }: Pick<PostDraftView, 'title' | 'document'>): string {
  if (title !== null) return title;
  const words = plainText((document ?? []).filter((block) => block.kind !== 'result')).split('\n')[0] ?? '';
  return words === '' ? 'Without a headline' : words.slice(0, TITLE_CHARS_SHOWN_MAX);
}

const TITLE_CHARS_SHOWN_MAX = 80;

/** Results of which a post or a draft shows the card already. */
function toppedSeqs(state: NightState, open: readonly PostDraftView[]): ReadonlySet<number> {
  const documents = [...state.liveblog.posts, ...open].map(({ document }) => document ?? []);
  return new Set(documents.flat().flatMap((block) => (block.kind === 'result' ? [block.seq] : [])));
}
