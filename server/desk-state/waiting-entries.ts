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
}

/** Everything that waits for a second key. */
export interface WaitingEntries {
  /** By seat, oldest first; one a person. */
  readonly bySeat: ReadonlyMap<ConstituencyId, readonly WaitingEntry[]>;
  /** Input ids of the entries of others that a person has seen, by user id. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Number of the desk's event that published the last of each kind, by seat. */
  readonly publishedSeq: ReadonlyMap<ConstituencyId, Readonly<Partial<Record<EntryKind, number>>>>;
}

export const noEntries: WaitingEntries = { bySeat: new Map(), seen: new Map(), publishedSeq: new Map() };

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
      return { ...without(before, constituencyId, settled), publishedSeq };
    }
    case 'entryKnown':
      return without(before, event.entry.constituencyId, new Set([event.by?.userId ?? '']));
    case 'entryTakenBack':
      return without(before, event.constituencyId, new Set([event.owner]));
    case 'entryRevealed':
      return event.by === null ? before : withSeen(before, event.by.userId, event.shown);
    default:
      return before;
  }
}

export function waitingOf({ bySeat }: WaitingEntries, id: ConstituencyId): readonly WaitingEntry[] {
  return bySeat.get(id) ?? [];
}

/**
 * Whether somebody may see the figures of an entry: their own, one that they asked to see, any of a seat once they
 * have submitted their own, and for editors those that contradict each other.
 */
export function isVisibleTo(
  entries: WaitingEntries,
  { by, inputId, differsFrom }: WaitingEntry,
  { userId, role }: { readonly userId: string; readonly role: Role },
): boolean {
  if (by.userId === userId || hasSeen(entries, userId, inputId)) return true;
  return differsFrom.length > 0 && isAtLeast(role, 'editor');
}

export function hasSeen({ seen }: WaitingEntries, userId: string, inputId: string): boolean {
  return seen.get(userId)?.has(inputId) ?? false;
}

/**
 * A newer entry takes the place of the person's own. Whoever submitted one sees those of the others from then on, and
 * whoever saw the older one sees the newer: two entries of one person mostly differ in a line.
 */
function submitted(
  before: WaitingEntries,
  event: DeskEvent & (EntryWaits | EntryDiffers),
  by: Person,
): WaitingEntries {
  const { entry, at, inputId, against, blind, doubts, needs, fromInput } = event;
  const differsFrom = event.kind === 'entryDiffers' ? event.differsFrom : [];
  const own = waitingOf(before, entry.constituencyId).find((each) => each.by.userId === by.userId);
  const others = waitingOf(without(before, entry.constituencyId, new Set([by.userId])), entry.constituencyId);
  const opposed = new Set(differsFrom.map(({ userId }) => userId));
  const waiting = [
    ...others.map((each) =>
      opposed.has(each.by.userId) ? { ...each, differsFrom: [...each.differsFrom, by] } : each,
    ),
    { by, at, inputId, entry, against, blind, doubts, needs, fromInput, differsFrom },
  ];
  const bySeat = new Map(before.bySeat).set(entry.constituencyId, waiting);
  const shownToAuthor = others.map((each) => each.inputId);
  const readers = [
    ...others.map((each) => each.by.userId),
    ...[...before.seen].flatMap(([userId, seen]) =>
      own !== undefined && seen.has(own.inputId) ? [userId] : [],
    ),
  ];
  return readers.reduce<WaitingEntries>(
    (after, userId) => withSeen(after, userId, [inputId]),
    withSeen({ ...before, bySeat }, by.userId, shownToAuthor),
  );
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
