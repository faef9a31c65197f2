import type { LiveblogEvent, PostEdited, PostPublished } from './events.ts';
import type { PostId } from './ids.ts';
import type { LiveblogState, PostChange, WrittenPost } from './state.ts';

/**
 * The written part of the liveblog after an event of it. What is out of place (a second post of the same id, anything
 * about a post that is not there or was retracted, an event folded already) leaves it as it is, the same object.
 */
export function nextLiveblog(before: LiveblogState, event: LiveblogEvent): LiveblogState {
  switch (event.kind) {
    case 'postPublished':
      return postOf(before, event.postId) === null ? published(before, event) : before;
    case 'postEdited':
      return changed(before, event, (post) => edited(post, event));
    case 'postRetracted':
      return changed(unpinned(before, event.postId), event, (post) => ({
        ...post,
        title: null,
        document: [],
        keyEvent: false,
        retraction: changeBy(event),
      }));
    case 'postPinned':
      return isStanding(before, event.postId) ? pinned(before, event.postId) : before;
    case 'postUnpinned':
      return unpinned(before, event.postId);
    case 'bannerSet': {
      const { seq, at, words, href } = event;
      return before.banner?.seq === seq ? before : { ...before, banner: { seq, at, words, href } };
    }
    case 'bannerCleared':
      return before.banner === null ? before : { ...before, banner: null };
    default:
      return event satisfies never;
  }
}

function published(before: LiveblogState, event: LiveblogEvent & PostPublished): LiveblogState {
  const { postId: id, seq, at, title, document, author, keyEvent } = event;
  const post: WrittenPost = {
    kind: 'written',
    id,
    seq,
    at,
    title,
    document,
    author,
    keyEvent,
    edits: [],
    retraction: null,
  };
  return { ...before, posts: [...before.posts, post], pinned: event.pinned ? id : before.pinned };
}

function edited(post: WrittenPost, event: LiveblogEvent & PostEdited): WrittenPost {
  const { title, document, keyEvent } = event;
  return { ...post, title, document, keyEvent, edits: [...post.edits, changeBy(event)] };
}

/** The post of the event changed, unless it is gone or knows this event. */
function changed(
  before: LiveblogState,
  event: LiveblogEvent & { readonly postId: PostId },
  change: (post: WrittenPost) => WrittenPost,
): LiveblogState {
  const post = postOf(before, event.postId);
  if (post === null || post.retraction !== null || event.seq <= lastSeq(post)) return before;
  const next = change(post);
  return { ...before, posts: before.posts.map((each) => (each === post ? next : each)) };
}

function pinned(before: LiveblogState, id: PostId): LiveblogState {
  return before.pinned === id ? before : { ...before, pinned: id };
}

function unpinned(before: LiveblogState, id: PostId): LiveblogState {
  return before.pinned === id ? { ...before, pinned: null } : before;
}

function isStanding(before: LiveblogState, id: PostId): boolean {
  return postOf(before, id)?.retraction === null;
}

function postOf({ posts }: LiveblogState, id: PostId): WrittenPost | null {
  return posts.find((post) => post.id === id) ?? null;
}

function lastSeq(post: WrittenPost): number {
  return post.edits.at(-1)?.seq ?? post.seq;
}

function changeBy({ seq, at, reason }: LiveblogEvent & { readonly reason: string }): PostChange {
  return { seq, at, reason };
}
