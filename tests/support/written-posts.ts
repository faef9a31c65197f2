import type { LiveblogFact, PostEdited, PostPublished } from '#lib/election/events.ts';
import type { PostId } from '#lib/election/ids.ts';
import type { Inline, WrittenDocument } from '#lib/election/written-document.ts';

export const FIRST = 'first' as PostId;
export const SECOND = 'second' as PostId;

export function text(words: string): Inline {
  return { kind: 'text', text: words };
}

export function words(...paragraphs: readonly string[]): WrittenDocument {
  return paragraphs.map((each) => ({ kind: 'paragraph', children: [text(each)] }));
}

/** A post of one paragraph, neither pinned nor a key event, unless told otherwise. */
export function published(
  postId: PostId,
  said: string,
  about: Partial<Omit<PostPublished, 'kind' | 'postId'>> = {},
): LiveblogFact {
  const plain = { title: null, author: null, keyEvent: false, pinned: false };
  return { kind: 'postPublished', postId, document: words(said), ...plain, ...about };
}

export function edited(
  postId: PostId,
  said: string,
  reason: string,
  about: Partial<Omit<PostEdited, 'kind' | 'postId' | 'reason'>> = {},
): LiveblogFact {
  const plain = { title: null, keyEvent: false };
  return { kind: 'postEdited', postId, document: words(said), reason, ...plain, ...about };
}

export function retracted(postId: PostId, reason: string): LiveblogFact {
  return { kind: 'postRetracted', postId, reason };
}
