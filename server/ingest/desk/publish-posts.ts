import type { LiveblogFact, PostPublished } from '#lib/election/events.ts';
import type { PostId } from '#lib/election/ids.ts';
import type { WrittenPost } from '#lib/election/state.ts';
import type { PostDraft } from '#server/desk-state/post-drafts.ts';
import { liveblogFactSchema } from '../liveblog-schema.ts';
import { type Problem, problem } from '../problem.ts';
import type { Verdict } from '../verdict.ts';
import { committed, nothingToDo, recorded } from './answers.ts';
import type { Answerable, CommandCase, PersonsCase } from './command-case.ts';
import { changedMeanwhile, isOut, noSuchPost } from './post-drafts.ts';
import { refused } from './refusal.ts';

export function publishPost(about: PersonsCase<'publishPost'>): Verdict {
  const post = postOf(about);
  if (post === null) return noSuchPost(about);
  if (isOut(post)) return nothingToDo(about, 'The post is public.');
  return refusalOfVersion(about, post) ?? commitPost(about, post);
}

/** The words of a draft, made public; what cannot be published says why. */
export function commitPost(about: Answerable, post: PostDraft): Verdict {
  const checked = checkedFact(publishedFact(post));
  if (!checked.ok) return incomplete(about, checked.problems);
  return committed(about, checked.fact);
}

/** Ingest publishes it when the night's clock gets there, and not before the close of poll. */
export function schedulePost(about: PersonsCase<'schedulePost'>): Verdict {
  const post = postOf(about);
  if (post === null) return noSuchPost(about);
  const { postId, publishAt } = about.command;
  if (isOut(post)) return nothingToDo(about, 'The post is public.');
  if (post.publishAt === publishAt) return nothingToDo(about, 'It is scheduled for then.');
  const moved = refusalOfVersion(about, post);
  if (moved !== null) return moved;
  const checked = checkedFact(publishedFact(post));
  if (!checked.ok) return incomplete(about, checked.problems);
  return recorded(about, { kind: 'postScheduled', postId, publishAt });
}

export function unschedulePost(about: PersonsCase<'unschedulePost'>): Verdict {
  const post = postOf(about);
  if (post === null) return noSuchPost(about);
  if (post.publishAt === null) return nothingToDo(about, 'It is not scheduled.');
  return recorded(about, { kind: 'postScheduled', postId: post.postId, publishAt: null });
}

export function editPost(about: PersonsCase<'editPost'>): Verdict {
  const { command } = about;
  const { postId, base, title, document, keyEvent, reason } = command;
  const draft = postOf(about);
  const post = publicPost(about, postId);
  if (draft === null || post === null) return noSuchPost(about);
  if (post.retraction !== null)
    return refused(about.asked, 'NO_SUCH_POST', 'The post was retracted, for good.');
  if (base !== draft.version) return changedMeanwhile(about, draft.version, draft);
  const checked = checkedFact({
    kind: 'postEdited',
    postId,
    title: trimmed(title),
    document,
    keyEvent,
    reason,
  });
  return checked.ok ? committed(about, checked.fact) : incomplete(about, checked.problems);
}

export function retractPost(about: PersonsCase<'retractPost'>): Verdict {
  const { postId, reason } = about.command;
  const post = publicPost(about, postId);
  if (post === null) return noSuchPost(about);
  if (post.retraction !== null) return nothingToDo(about, 'The post is retracted.');
  return committed(about, { kind: 'postRetracted', postId, reason });
}

export function pinPost(about: PersonsCase<'pinPost' | 'unpinPost'>): Verdict {
  const { postId, kind } = about.command;
  const post = publicPost(about, postId);
  if (post === null || post.retraction !== null) return noSuchPost(about);
  const isPinned = about.standing.state.liveblog.pinned === postId;
  if (isPinned === (kind === 'pinPost'))
    return nothingToDo(about, isPinned ? 'It is pinned.' : 'It is not pinned.');
  return committed(about, { kind: isPinned ? 'postUnpinned' : 'postPinned', postId });
}

export function setBanner(about: PersonsCase<'setBanner'>): Verdict {
  const { words, href } = about.command;
  const { banner } = about.standing.state.liveblog;
  if (banner?.words === words && banner.href === href)
    return nothingToDo(about, 'The banner says so already.');
  return committed(about, { kind: 'bannerSet', words, href });
}

export function clearBanner(about: PersonsCase<'clearBanner'>): Verdict {
  if (about.standing.state.liveblog.banner === null) return nothingToDo(about, 'There is no banner.');
  return committed(about, { kind: 'bannerCleared' });
}

type OfPost = 'publishPost' | 'schedulePost' | 'unschedulePost' | 'editPost';

function postOf({ standing, command }: PersonsCase<OfPost>): PostDraft | null {
  return standing.deskState.posts.get(command.postId) ?? null;
}

function publicPost({ standing }: CommandCase, postId: PostId): WrittenPost | null {
  return standing.state.liveblog.posts.find(({ id }) => id === postId) ?? null;
}

function refusalOfVersion(
  { command, asked }: PersonsCase<'publishPost' | 'schedulePost'>,
  { version, by }: PostDraft,
): Verdict | null {
  if (command.base === version) return null;
  const words = `The post was changed by ${by.name}: look at version ${version} first.`;
  return refused(asked, 'CHANGED_MEANWHILE', words);
}

function publishedFact({ postId, title, document, author, keyEvent, pinned }: PostDraft): PostPublished {
  const words = { title: trimmed(title), document: document ?? [], author };
  return { kind: 'postPublished', postId, ...words, keyEvent, pinned };
}

/** A headline of blanks is none. */
function trimmed(title: string | null): string | null {
  return title?.trim() || null;
}

type Checked =
  | { readonly ok: true; readonly fact: LiveblogFact }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The last door before readers: limits and links of everything that people write. */
function checkedFact(fact: LiveblogFact): Checked {
  const checked = liveblogFactSchema.safeParse(fact);
  if (checked.success) return { ok: true, fact };
  const problems = checked.error.issues.map(({ path, message }) =>
    problem('TYPE', {
      path: path.map(String).join('.'),
      received: 'something else',
      expected: message,
      todo: 'Put it right, and publish it then.',
    }),
  );
  return { ok: false, problems };
}

function incomplete({ asked }: Answerable, problems: readonly Problem[]): Verdict {
  return refused(asked, 'POST_INCOMPLETE', 'The post cannot be published like this.', { problems });
}
