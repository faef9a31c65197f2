import type { DeskView, EntryView } from '#lib/desk/desk-view.ts';
import type { Entry } from '#lib/desk/entry.ts';
import { hasFiguresIn } from '#lib/desk/entry-form.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatTimeWithSeconds } from '#lib/format/times.ts';
import { type ComparisonView, comparisonView, type ShownEntry } from './comparison-view.ts';
import { KIND_NOUNS, keysWords } from './entry-words.ts';

/** What waits for a second person on one seat, as one person may see it. */
export interface SeatEntriesView {
  /** Somebody else's, of which no figure is shown: the next one is entered blind. */
  readonly hidden: readonly HiddenEntry[];
  /** One's own that waits; null for none. */
  readonly mine: OwnEntry | null;
  /** Entries whose figures may be seen, those together that speak of the same matter; oldest first. */
  readonly shown: readonly ComparisonView[];
  /** Of somebody else, seen and to be confirmed against the source. */
  readonly confirmable: readonly ConfirmableEntry[];
}

export interface HiddenEntry {
  readonly userId: string;
  /** "Ann entered a correction at 02:14:07." */
  readonly words: string;
  /** Why, as readers will see it; null where nobody says why. */
  readonly reason: string | null;
  /** How somebody else says the same. */
  readonly todo: string;
}

export interface OwnEntry {
  readonly userId: string;
  readonly entry: Entry | null;
  readonly words: string;
  /** "two people, one of them an editor". */
  readonly needs: string;
}

export interface ConfirmableEntry {
  readonly userId: string;
  /** The submission that is shown: its writer's next is another. */
  readonly inputId: string;
  readonly name: string;
  readonly entry: Entry;
  /** Doubts that its writer stands by, and that whoever confirms it stands by too. */
  readonly doubts: readonly string[];
  readonly fromInput: string | null;
}

export function seatEntriesView(
  roll: Roll,
  state: NightState,
  desk: DeskView,
  constituencyId: ConstituencyId,
): SeatEntriesView {
  const entries = desk.queue.entries.filter((each) => each.constituencyId === constituencyId);
  const others = entries.filter(({ mine }) => !mine);
  const shown = entries.filter((each): each is ShownEntry => each.entry !== null);
  const mine = entries.find((each) => each.mine);
  return {
    hidden: others.filter(({ entry }) => entry === null).map(hiddenEntry),
    mine: mine === undefined ? null : ownEntry(mine),
    shown: byMatter(shown).map((each) => comparisonView(roll, state, each)),
    confirmable: confirmable(shown),
  };
}

function hiddenEntry({ by, kind, at, said }: EntryView): HiddenEntry {
  return {
    userId: by.userId,
    words: `${by.name} entered ${KIND_NOUNS[kind]} at ${formatTimeWithSeconds(at)}.`,
    reason: said.reason,
    todo: hasFiguresIn(kind)
      ? 'Enter it yourself from the source: you do not see their figures, and if both agree it is done.'
      : 'Enter it yourself from the source: if both agree it is done.',
  };
}

/** Two people who say different kinds of things of a seat do not contradict each other, unless ingest said so. */
function byMatter(shown: readonly ShownEntry[]): readonly (readonly ShownEntry[])[] {
  const matters: ShownEntry[][] = [];
  for (const each of shown) {
    const matter = matters.find((others) => others.some((other) => isOfOneMatter(other, each)));
    if (matter === undefined) matters.push([each]);
    else matter.push(each);
  }
  return matters;
}

function isOfOneMatter(one: EntryView, other: EntryView): boolean {
  return one.kind === other.kind || one.differsFrom.some(({ userId }) => userId === other.by.userId);
}

function ownEntry({ by, entry, kind, at, needs }: EntryView): OwnEntry {
  return {
    userId: by.userId,
    entry,
    words: `You entered ${KIND_NOUNS[kind]} at ${formatTimeWithSeconds(at)}: it is not public yet.`,
    needs: keysWords(needs),
  };
}

/** Whose own entry says otherwise enters theirs anew; a third person may confirm either. */
function confirmable(shown: readonly ShownEntry[]): readonly ConfirmableEntry[] {
  const mine = shown.find((each) => each.mine);
  return shown
    .filter((each) => !each.mine && each.revealed && !(mine !== undefined && isOfOneMatter(mine, each)))
    .map(({ by, inputId, entry, doubts, fromInput }) => ({
      ...{ userId: by.userId, inputId, name: by.name, entry, fromInput },
      doubts: doubts.map(({ code }) => code),
    }));
}
