import type { PostStage } from '#lib/desk/desk-view.ts';
import type { Person } from '#lib/desk/person.ts';
import type { PostId } from '#lib/election/ids.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';
import type { DeskEvent, FactCommitted, PostSaved, UnsavedPost } from '#server/log/desk-event.ts';

/** A post as the desk keeps it. */
export interface PostDraft {
  readonly postId: PostId;
  readonly version: number;
  readonly stage: PostStage;
  readonly title: string | null;
  /** Null once it is published: the night has it. */
  readonly document: WrittenDocument | null;
  readonly author: string | null;
  readonly keyEvent: boolean;
  readonly pinned: boolean;
  readonly publishAt: string | null;
  /** Number of the desk's event that scheduled it; null while nobody did. */
  readonly scheduledSeq: number | null;
  readonly begunBy: Person;
  readonly by: Person;
  readonly at: string;
  /** Words that were not taken, by the user id of whose they are: the post had changed meanwhile. */
  readonly refused: ReadonlyMap<string, UnsavedPost & { readonly at: string }>;
}

/** In order of their first saving. */
export type PostDrafts = ReadonlyMap<PostId, PostDraft>;

const unscheduled = { publishAt: null, scheduledSeq: null };

export const noPosts: PostDrafts = new Map();

export function foldPosts(before: PostDrafts, event: DeskEvent): PostDrafts {
  switch (event.kind) {
    case 'postSaved':
      return event.by === null ? before : saved(before, event, event.by);
    case 'postDiscarded': {
      if (!before.has(event.postId)) return before;
      const after = new Map(before);
      after.delete(event.postId);
      return after;
    }
    case 'postScheduled':
      return changed(before, event.postId, (post) => ({
        ...post,
        publishAt: event.publishAt,
        scheduledSeq: event.publishAt === null ? null : event.seq,
      }));
    case 'factCommitted':
      return event.postId === null ? before : committed(before, event, event.postId);
    case 'commandRefused': {
      const { unsaved, by, at } = event;
      if (unsaved === null || by === null) return before;
      return changed(before, unsaved.postId, (post) => ({
        ...post,
        refused: new Map(post.refused).set(by.userId, { ...unsaved, at }),
      }));
    }
    default:
      return before;
  }
}

/** A saving takes the post off the schedule: what is published by itself is what an editor looked at. */
function saved(before: PostDrafts, event: DeskEvent & PostSaved, by: Person): PostDrafts {
  const { postId, version, stage, title, document, author, keyEvent, pinned, at } = event;
  const known = before.get(postId);
  return new Map(before).set(postId, {
    ...{ postId, version, stage, title, document, author, keyEvent, pinned },
    publishAt: null,
    scheduledSeq: null,
    begunBy: known?.begunBy ?? by,
    by,
    at,
    refused: withoutKey(known?.refused ?? new Map(), by.userId),
  });
}

function committed(before: PostDrafts, event: DeskEvent & FactCommitted, postId: PostId): PostDrafts {
  const { fact, at } = event;
  return changed(before, postId, (post) => {
    const by = event.by ?? post.by;
    const refused = withoutKey(post.refused, by.userId);
    const next = { ...post, version: post.version + 1, document: null, ...unscheduled, by, at, refused };
    if (fact === 'postPublished') return { ...next, stage: 'published' };
    if (fact === 'postEdited') return next;
    return fact === 'postRetracted' ? { ...next, stage: 'retracted', title: null } : post;
  });
}

function changed(before: PostDrafts, postId: PostId, change: (post: PostDraft) => PostDraft): PostDrafts {
  const post = before.get(postId);
  return post === undefined ? before : new Map(before).set(postId, change(post));
}

function withoutKey(refused: PostDraft['refused'], userId: string): PostDraft['refused'] {
  if (!refused.has(userId)) return refused;
  const after = new Map(refused);
  after.delete(userId);
  return after;
}
