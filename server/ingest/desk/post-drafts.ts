import { isDeepStrictEqual } from 'node:util';
import { mayDo } from '#lib/desk/permission.ts';
import type { PostId } from '#lib/election/ids.ts';
import type { PostDraft } from '#server/desk-state/post-drafts.ts';
import type { Verdict } from '../verdict.ts';
import { nothingToDo, recorded } from './answers.ts';
import type { PersonsCase } from './command-case.ts';
import { refused } from './refusal.ts';
import { notAllowed } from './who-may.ts';

/** A post every minute for sixteen hours: beyond it something writes that is nobody. */
export const POSTS_MAX = 1_000;

/** Keeps what somebody writes, unless another wrote since what it is based on: then both are kept, apart. */
export function savePost(about: PersonsCase<'savePost'>): Verdict {
  const { command, standing, asked } = about;
  const { postId, base, stage, title, document, author, keyEvent, pinned } = command;
  const { posts } = standing.deskState;
  const before = posts.get(postId);
  const words = { stage, title, document, author, keyEvent, pinned };
  if (before === undefined) {
    if (base !== null) return noSuchPost(about);
    if (posts.size >= POSTS_MAX) {
      return refused(asked, 'TOO_MANY', `The night has ${POSTS_MAX} posts: discard drafts first.`);
    }
    if (isPublic(about, postId)) return changedMeanwhile(about, 0);
    return recorded(about, { kind: 'postSaved', postId, version: 1, ...words });
  }
  const barred = refusalOfWriter(about, before);
  if (barred !== null) return barred;
  if (isOut(before)) {
    return refused(asked, 'CHANGED_MEANWHILE', 'The post is public by now: edit it, with a reason.', {
      unsaved: { postId, title, document },
    });
  }
  if (isDeepStrictEqual(wordsOf(before), words)) return nothingToDo(about, 'The post is saved like this.');
  if (base !== before.version) return changedMeanwhile(about, before.version, before);
  return recorded(about, { kind: 'postSaved', postId, version: before.version + 1, ...words });
}

export function discardPost(about: PersonsCase<'discardPost'>): Verdict {
  const { command, standing, asked } = about;
  const { postId, reason } = command;
  const before = standing.deskState.posts.get(postId);
  if (before === undefined) return noSuchPost(about);
  if (isOut(before)) return refused(asked, 'NO_SUCH_POST', 'The post is public: it can only be retracted.');
  return refusalOfWriter(about, before) ?? recorded(about, { kind: 'postDiscarded', postId, reason });
}

/** Whether readers have it, or had it. */
export function isOut({ stage }: PostDraft): boolean {
  return stage === 'published' || stage === 'retracted';
}

export function noSuchPost({ asked }: PersonsCase): Verdict {
  return refused(asked, 'NO_SUCH_POST', 'There is no such post: it was discarded, or never saved.');
}

/** Nobody's words are lost: those that were not taken are kept beside the post, for whoever wrote them. */
export function changedMeanwhile(
  { asked, command }: PersonsCase<'savePost' | 'editPost'>,
  version: number,
  by: Pick<PostDraft, 'by'> | null = null,
): Verdict {
  const { postId, title, document } = command;
  const who = by === null ? 'somebody else' : by.by.name;
  const words = `The post was changed by ${who}: it is at version ${version} now. Your words are kept beside it.`;
  return refused(asked, 'CHANGED_MEANWHILE', words, { unsaved: { postId, title, document } });
}

/** A reporter changes what they began; an editor any. */
function refusalOfWriter(about: PersonsCase<'savePost' | 'discardPost'>, post: PostDraft): Verdict | null {
  const { actor } = about;
  if (post.begunBy.userId === actor.userId || mayDo(actor.role, 'publishPost')) return null;
  return notAllowed(about, 'publishPost');
}

function wordsOf({ stage, title, document, author, keyEvent, pinned }: PostDraft) {
  return { stage, title, document, author, keyEvent, pinned };
}

function isPublic({ standing }: PersonsCase, postId: PostId): boolean {
  return standing.state.liveblog.posts.some(({ id }) => id === postId);
}
