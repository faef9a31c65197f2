import type { OneKey } from '#lib/desk/desk-view.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { type AnnouncedWinners, foldAnnouncedWinners, noAnnouncedWinners } from './announced-winners.ts';
import { type CommandIds, foldCommandIds, noCommandIds } from './command-ids.ts';
import { type DeskUsers, foldUsers, noUsers } from './desk-users.ts';
import { type Drafts, foldDrafts, noDrafts } from './drafts.ts';
import { type FeedRevisions, foldFeedRevisions, noFeedRevisions } from './feed-revisions.ts';
import { foldPosts, noPosts, type PostDrafts } from './post-drafts.ts';
import { foldPriorAuthors, noPriorAuthors, type PriorAuthors } from './prior-authors.ts';
import { emptyQuarantine, foldQuarantine, type Quarantine } from './quarantine.ts';
import { foldEntries, noEntries, type WaitingEntries } from './waiting-entries.ts';

/**
 * Everything that the desk's log says so far. Folded by ingest, which decides on it, and by the web process, which
 * shows it. Holds secrets: what anybody may see of it is for `desk-view-for.ts` to say.
 */
export interface DeskState {
  /** Number of the last event; 0 before the first. */
  readonly seq: number;
  /** Number of the last event of the night that the desk has answered for. */
  readonly nightSeq: number;
  readonly users: DeskUsers;
  readonly quarantine: Quarantine;
  readonly feedRevisions: FeedRevisions;
  readonly announcedWinners: AnnouncedWinners;
  readonly drafts: Drafts;
  readonly entries: WaitingEntries;
  readonly oneKey: OneKeyState;
  readonly posts: PostDrafts;
  readonly priorAuthors: PriorAuthors;
  readonly commandIds: CommandIds;
}

/** Where one person may publish. */
export interface OneKeyState {
  readonly night: OneKey | null;
  readonly seats: ReadonlyMap<ConstituencyId, OneKey>;
}

export const emptyDeskState: DeskState = {
  seq: 0,
  nightSeq: 0,
  users: noUsers,
  quarantine: emptyQuarantine,
  feedRevisions: noFeedRevisions,
  announcedWinners: noAnnouncedWinners,
  drafts: noDrafts,
  entries: noEntries,
  oneKey: { night: null, seats: new Map() },
  posts: noPosts,
  priorAuthors: noPriorAuthors,
  commandIds: noCommandIds,
};

/** The only way the desk's state changes. Pure; each part takes from an event what concerns it. */
export function foldDesk(before: DeskState, event: DeskEvent): DeskState {
  return {
    seq: event.seq,
    nightSeq: Math.max(before.nightSeq, 'nightSeq' in event ? (event.nightSeq ?? 0) : 0),
    users: foldUsers(before.users, event),
    quarantine: foldQuarantine(before.quarantine, event),
    feedRevisions: foldFeedRevisions(before.feedRevisions, event, before.quarantine),
    announcedWinners: foldAnnouncedWinners(before.announcedWinners, event),
    drafts: foldDrafts(before.drafts, event),
    entries: foldEntries(before.entries, event),
    oneKey: foldOneKey(before.oneKey, event),
    posts: foldPosts(before.posts, event),
    priorAuthors: foldPriorAuthors(before.priorAuthors, event),
    commandIds: foldCommandIds(before.commandIds, event),
  };
}

function foldOneKey(before: OneKeyState, event: DeskEvent): OneKeyState {
  if (event.kind !== 'oneKeySet' || event.by === null) return before;
  const { constituencyId, on, by, at, reason } = event;
  const key = on ? { by, at, reason } : null;
  if (constituencyId === null) return { ...before, night: key };
  const seats = new Map(before.seats);
  if (key === null) seats.delete(constituencyId);
  else seats.set(constituencyId, key);
  return { ...before, seats };
}

/** Why one person is enough for a seat; null where it is not. */
export function oneKeyFor({ night, seats }: OneKeyState, id: ConstituencyId): OneKey | null {
  return seats.get(id) ?? night;
}
