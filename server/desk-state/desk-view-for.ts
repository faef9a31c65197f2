import type { DeskView, EntryView, Me, PostDraftView, SaidOfEntry, UsersView } from '#lib/desk/desk-view.ts';
import type { Entry } from '#lib/desk/entry.ts';
import { mayDo } from '#lib/desk/permission.ts';
import type { Colleague } from '#lib/desk/person.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { DeskState } from './desk-state.ts';
import { type DeskUser, mustSetTotp } from './desk-users.ts';
import type { PostDraft } from './post-drafts.ts';
import { isVisibleTo, type WaitingEntry } from './waiting-entries.ts';
import { waitingViews } from './waiting-view.ts';

/**
 * What one person may see of the desk, and no more: one's own drafts, entries that one may see, accounts for whoever
 * manages them. Every field is written out here, so that a secret can get into it by no oversight. Null for nobody.
 */
export function deskViewFor(
  state: DeskState,
  userId: string,
  { mode, election }: { readonly mode: Mode; readonly election: string },
): DeskView | null {
  const reader = state.users.byId.get(userId);
  if (reader === undefined || reader.disabled) return null;
  const { waiting, held } = waitingViews(state.quarantine, mode);
  return {
    seq: state.seq,
    nightSeq: state.nightSeq,
    mode,
    election,
    me: meOf(state, reader),
    queue: { waiting, held, entries: entryViews(state, reader), drafts: draftViews(state, reader) },
    oneKey: { night: state.oneKey.night, seats: Object.fromEntries(state.oneKey.seats) },
    posts: [...state.posts.values()]
      .filter((post) => isOpenTo(post, reader))
      .map((post) => postView(post, reader)),
    priorAuthors: Object.fromEntries(state.priorAuthors),
    people: peopleOf(state),
    users: mayDo(reader.role, 'manageUsers') ? usersView(state) : null,
  };
}

function meOf({ users }: DeskState, user: DeskUser): Me {
  const { userId, name, role, totpSecret } = user;
  return { userId, name, role, hasTotp: totpSecret !== null, mustSetTotp: mustSetTotp(users, user) };
}

function peopleOf({ users }: DeskState): readonly Colleague[] {
  return [...users.byId.values()]
    .filter(({ disabled }) => !disabled)
    .map(({ userId, name, role }) => ({ userId, name, role }))
    .sort((left, right) => left.name.localeCompare(right.name, 'en-GB'));
}

function entryViews({ entries }: DeskState, reader: DeskUser): readonly EntryView[] {
  const view = (each: WaitingEntry): EntryView => {
    const { by, at, inputId, entry, differsFrom, needs, doubts, fromInput } = each;
    const { constituencyId, content } = entry;
    const mine = by.userId === reader.userId;
    const isVisible = isVisibleTo(entries, each, reader);
    return {
      ...{ constituencyId, by, at, inputId, kind: content.kind, mine, differsFrom, needs, fromInput },
      entry: isVisible ? entry : null,
      said: saidOf(entry),
      revealed: isVisible && !mine,
      doubts: isVisible ? doubts : [],
    };
  };
  return [...entries.bySeat.values()]
    .flat()
    .sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0))
    .map(view);
}

/** Of a doubt the words are what is entered: they stay hidden with it. */
function saidOf({ source, content }: Entry): SaidOfEntry {
  return {
    source,
    reason: 'reason' in content ? content.reason : null,
    declaredAt: content.kind === 'result' ? content.figures.declaredAt : null,
  };
}

function draftViews({ drafts }: DeskState, reader: DeskUser): DeskView['queue']['drafts'] {
  return [...drafts.all.values()].map(({ by, constituencyId, form, at }) => ({
    constituencyId,
    by,
    at,
    form: by.userId === reader.userId ? form : null,
  }));
}

/** What a reporter begins is theirs until they hand it in. */
function isOpenTo({ stage, begunBy }: PostDraft, { userId, role }: DeskUser): boolean {
  return stage !== 'draft' || begunBy.userId === userId || mayDo(role, 'publishPost');
}

function postView(post: PostDraft, { userId }: DeskUser): PostDraftView {
  const { postId, version, stage, title, document, author, keyEvent, pinned, publishAt, begunBy, by, at } =
    post;
  const unsaved = post.refused.get(userId);
  return {
    ...{ postId, version, stage, title, document, author, keyEvent, pinned, publishAt, begunBy, by, at },
    refused:
      unsaved === undefined ? null : { title: unsaved.title, document: unsaved.document, at: unsaved.at },
  };
}

function usersView({ users }: DeskState): UsersView {
  return {
    users: [...users.byId.values()].map(({ userId, name, role, demo, disabled, totpSecret, createdAt }) => ({
      ...{ userId, name, role, demo, disabled, createdAt },
      hasTotp: totpSecret !== null,
    })),
    totpRequired: users.totpRequired,
  };
}
