import type { DraftForm } from '#lib/desk/desk-request.ts';
import type { Person } from '#lib/desk/person.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';

/** What somebody is typing about a seat. */
export interface Draft {
  readonly by: Person;
  readonly constituencyId: ConstituencyId;
  readonly form: DraftForm;
  readonly at: string;
}

export interface Drafts {
  /** By user and seat: one a person and seat. */
  readonly all: ReadonlyMap<string, Draft>;
  /** How often a person saved one in the minute of the last saving. */
  readonly saves: ReadonlyMap<string, { readonly minute: string; readonly count: number }>;
}

export const noDrafts: Drafts = { all: new Map(), saves: new Map() };

/** What was submitted is no draft any more. */
export function foldDrafts(before: Drafts, event: DeskEvent): Drafts {
  switch (event.kind) {
    case 'draftSaved': {
      const { by, constituencyId, form, at } = event;
      if (by === null) return before;
      const saves = new Map(before.saves).set(by.userId, {
        minute: minuteOf(at),
        count: savesIn(before, by.userId, at) + 1,
      });
      const all = new Map(before.all).set(keyOf(by, constituencyId), { by, constituencyId, form, at });
      return { all, saves };
    }
    case 'draftDiscarded':
      return without(before, event.by, event.constituencyId);
    case 'entryWaits':
    case 'entryDiffers':
    case 'entryPublished':
    case 'entryKnown':
      return without(before, event.by, event.entry.constituencyId);
    default:
      return before;
  }
}

/** Savings of a person in the minute of the night in which an instant lies. */
export function savesIn({ saves }: Drafts, userId: string, at: string): number {
  const last = saves.get(userId);
  return last?.minute === minuteOf(at) ? last.count : 0;
}

export function draftsOf({ all }: Drafts, userId: string): readonly Draft[] {
  return [...all.values()].filter(({ by }) => by.userId === userId);
}

export function draftOf({ all }: Drafts, by: Person, id: ConstituencyId): Draft | null {
  return all.get(keyOf(by, id)) ?? null;
}

function without(before: Drafts, by: Person | null, id: ConstituencyId): Drafts {
  if (by === null || !before.all.has(keyOf(by, id))) return before;
  const all = new Map(before.all);
  all.delete(keyOf(by, id));
  return { ...before, all };
}

function keyOf({ userId }: Person, id: ConstituencyId): string {
  return `${userId} ${id}`;
}

function minuteOf(at: string): string {
  return at.slice(0, 'yyyy-mm-ddThh:mm'.length);
}
