import type { KeysNeeded } from '#lib/desk/desk-view.ts';
import type { Entry, EntryKind } from '#lib/desk/entry.ts';
import type { Person } from '#lib/desk/person.ts';
import { isAtLeast, type Role } from '#lib/desk/role.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Problem } from '#server/ingest/problem.ts';
import type { DeskEvent, EntryDiffers, EntryWaits } from '#server/log/desk-event.ts';

/** What one person says of a contest, until a second person says the same. */
export interface WaitingEntry {
  readonly by: Person;
  readonly at: string;
  readonly inputId: string;
  readonly entry: Entry;
  /** What was public of the contest then. */
  readonly against: string;
  readonly blind: boolean;
  readonly doubts: readonly Problem[];
  readonly needs: KeysNeeded;
  readonly fromInput: string | null;
  /** People whose waiting entry of the seat says otherwise. */
  readonly differsFrom: readonly Person[];
  /** It, or what its author said before, once stood against another's: editors have seen it, whatever became of that. */
  readonly hasDiffered: boolean;
}

/** Everything that waits for a second key. */
export interface WaitingEntries {
  /** By seat, oldest first; one a person. */
  readonly bySeat: ReadonlyMap<ConstituencyId, readonly WaitingEntry[]>;
  /** Those that were taken back or replaced, until such a thing is public of the seat; oldest first. */
  readonly formerBySeat: ReadonlyMap<ConstituencyId, readonly WaitingEntry[]>;
  /** Input ids of the entries of others that a person has seen, by user id. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Number of the desk's event that published the last of each kind, by seat. */
  readonly publishedSeq: ReadonlyMap<ConstituencyId, Readonly<Partial<Record<EntryKind, number>>>>;
}

export const noEntries: WaitingEntries = {
  bySeat: new Map(),
  formerBySeat: new Map(),
  seen: new Map(),
  publishedSeq: new Map(),
};

export function foldEntries(before: WaitingEntries, event: DeskEvent): WaitingEntries {
  switch (event.kind) {
    case 'entryWaits':
    case 'entryDiffers':
      return event.by === null ? before : submitted(before, event, event.by);
    case 'entryPublished': {
      const { constituencyId, content } = event.entry;
      const settled = new Set(event.keys.map(({ userId }) => userId));
      const ofSeat = { ...before.publishedSeq.get(constituencyId), [content.kind]: event.seq };
      const publishedSeq = new Map(before.publishedSeq).set(constituencyId, ofSeat);
      return {
        ...without(overtaken(before, constituencyId, content.kind), constituencyId, settled),
        publishedSeq,
      };
    }
    case 'entryKnown':
      return without(before, event.entry.constituencyId, new Set([event.by?.userId ?? '']));
    case 'entryTakenBack':
      return takenBack(before, event.constituencyId, event.owner);
    case 'entryRevealed':
      return event.by === null ? before : withSeen(before, event.by.userId, event.shown);
    default:
      return before;
  }
}

export function waitingOf({ bySeat }: WaitingEntries, id: ConstituencyId): readonly WaitingEntry[] {
  return bySeat.get(id) ?? [];
}

/** What people have said of a seat and took back or replaced: who saw it knows it still. */
export function formerOf({ formerBySeat }: WaitingEntries, id: ConstituencyId): readonly WaitingEntry[] {
  return formerBySeat.get(id) ?? [];
}

/**
 * Whether somebody may see the figures of an entry: their own, one that they asked to see, any of a seat once they
 * have submitted their own, and for editors those that contradict each other, or did.
 */
export function isVisibleTo(
  entries: WaitingEntries,
  { by, inputId, hasDiffered }: WaitingEntry,
  { userId, role }: { readonly userId: string; readonly role: Role },
): boolean {
  if (by.userId === userId || hasSeen(entries, userId, inputId)) return true;
  return hasDiffered && isAtLeast(role, 'editor');
}

export function hasSeen({ seen }: WaitingEntries, userId: string, inputId: string): boolean {
  return seen.get(userId)?.has(inputId) ?? false;
}

/**
 * A newer entry takes the place of the person's own. Whoever submitted one sees those of the others from then on, and
 * whoever saw the older one sees the newer, also where it was taken back in between: two entries of one person mostly
 * differ in a line.
 */
function submitted(
  before: WaitingEntries,
  event: DeskEvent & (EntryWaits | EntryDiffers),
  by: Person,
): WaitingEntries {
  const { entry, at, inputId, against, blind, doubts, needs, fromInput } = event;
  const { constituencyId } = entry;
  const differsFrom = event.kind === 'entryDiffers' ? event.differsFrom : [];
  const left = takenBack(before, constituencyId, by.userId);
  const older = formerOf(left, constituencyId).findLast((each) => each.by.userId === by.userId);
  const others = waitingOf(left, constituencyId);
  const opposed = new Set(differsFrom.map(({ userId }) => userId));
  const hasDiffered = differsFrom.length > 0 || older?.hasDiffered === true;
  const waiting = [
    ...others.map((each) =>
      opposed.has(each.by.userId)
        ? { ...each, differsFrom: [...each.differsFrom, by], hasDiffered: true }
        : each,
    ),
    { by, at, inputId, entry, against, blind, doubts, needs, fromInput, differsFrom, hasDiffered },
  ];
  const bySeat = new Map(left.bySeat).set(constituencyId, waiting);
  const shownToAuthor = others.map((each) => each.inputId);
  const readers = [
    ...others.map((each) => each.by.userId),
    ...[...left.seen].flatMap(([userId, seen]) =>
      older !== undefined && seen.has(older.inputId) ? [userId] : [],
    ),
  ];
  return readers.reduce<WaitingEntries>(
    (after, userId) => withSeen(after, userId, [inputId]),
    withSeen({ ...left, bySeat }, by.userId, shownToAuthor),
  );
}

/** The entry of one person waits no more, and whoever saw it has seen it. */
function takenBack(before: WaitingEntries, id: ConstituencyId, owner: string): WaitingEntries {
  const own = waitingOf(before, id).find(({ by }) => by.userId === owner);
  if (own === undefined) return before;
  const formerBySeat = new Map(before.formerBySeat).set(id, [...formerOf(before, id), own]);
  return { ...without(before, id, new Set([owner])), formerBySeat };
}

/** Figures that are public leave nothing to be blind of; anything else leaves nothing of its own kind. */
function overtaken(before: WaitingEntries, id: ConstituencyId, published: EntryKind): WaitingEntries {
  const left =
    published === 'result' || published === 'correction'
      ? []
      : formerOf(before, id).filter(({ entry }) => entry.content.kind !== published);
  const formerBySeat = new Map(before.formerBySeat);
  if (left.length === 0) formerBySeat.delete(id);
  else formerBySeat.set(id, left);
  return { ...before, formerBySeat };
}

function without(before: WaitingEntries, id: ConstituencyId, userIds: ReadonlySet<string>): WaitingEntries {
  const all = waitingOf(before, id);
  const left = all.filter(({ by }) => !userIds.has(by.userId));
  if (left.length === all.length) return before;
  const bySeat = new Map(before.bySeat);
  if (left.length === 0) bySeat.delete(id);
  else {
    const waiting = left.map((each) => ({
      ...each,
      differsFrom: each.differsFrom.filter(({ userId }) => !userIds.has(userId)),
    }));
    bySeat.set(id, waiting);
  }
  return { ...before, bySeat };
}

function withSeen(before: WaitingEntries, userId: string, inputIds: readonly string[]): WaitingEntries {
  if (inputIds.length === 0) return before;
  const seen = new Map(before.seen);
  seen.set(userId, new Set([...(before.seen.get(userId) ?? []), ...inputIds]));
  return { ...before, seen };
}
