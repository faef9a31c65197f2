import type { PostId } from '#lib/election/ids.ts';
import type { LiveblogState, PostChange, WrittenPost } from '#lib/election/state.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';
import { type CompactInstant, compactInstant, fullInstant } from './compact-instant.ts';

/** What people wrote, as it travels. */
export type CompactLiveblog = readonly [
  posts: readonly CompactPost[],
  pinned: PostId | null,
  banner: readonly [seq: number, at: CompactInstant, words: string, href: string | null] | null,
];

type CompactPost = readonly [
  id: PostId,
  seq: number,
  at: CompactInstant,
  title: string | null,
  document: WrittenDocument,
  author: string | null,
  keyEvent: 0 | 1,
  edits: readonly CompactChange[],
  retraction: CompactChange | null,
];

type CompactChange = readonly [seq: number, at: CompactInstant, reason: string];

export function compactLiveblog({ posts, pinned, banner }: LiveblogState, sinceMs: number): CompactLiveblog {
  return [
    posts.map((post) => compactPost(post, sinceMs)),
    pinned,
    banner === null ? null : [banner.seq, compactInstant(banner.at, sinceMs), banner.words, banner.href],
  ];
}

export function fullLiveblog([posts, pinned, banner]: CompactLiveblog, sinceMs: number): LiveblogState {
  return {
    posts: posts.map((row) => fullPost(row, sinceMs)),
    pinned,
    banner:
      banner === null
        ? null
        : { seq: banner[0], at: fullInstant(banner[1], sinceMs), words: banner[2], href: banner[3] },
  };
}

function compactPost(post: WrittenPost, sinceMs: number): CompactPost {
  const { id, seq, at, title, document, author, keyEvent, edits, retraction } = post;
  return [
    id,
    seq,
    compactInstant(at, sinceMs),
    title,
    document,
    author,
    keyEvent ? 1 : 0,
    edits.map((edit) => compactChange(edit, sinceMs)),
    retraction === null ? null : compactChange(retraction, sinceMs),
  ];
}

function fullPost(row: CompactPost, sinceMs: number): WrittenPost {
  const [id, seq, at, title, document, author, keyEvent, edits, retraction] = row;
  return {
    kind: 'written',
    id,
    seq,
    at: fullInstant(at, sinceMs),
    title,
    document,
    author,
    keyEvent: keyEvent === 1,
    edits: edits.map((edit) => fullChange(edit, sinceMs)),
    retraction: retraction === null ? null : fullChange(retraction, sinceMs),
  };
}

function compactChange({ seq, at, reason }: PostChange, sinceMs: number): CompactChange {
  return [seq, compactInstant(at, sinceMs), reason];
}

function fullChange([seq, at, reason]: CompactChange, sinceMs: number): PostChange {
  return { seq, at: fullInstant(at, sinceMs), reason };
}
