import type { DeskView, EntryView } from '#lib/desk/desk-view.ts';
import type { Entry } from '#lib/desk/entry.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatTimeWithSeconds } from '#lib/format/times.ts';
import { type ComparisonView, comparisonView, type ShownEntry } from './comparison-view.ts';
import { KIND_NAMES, KIND_NOUNS, keysWords } from './entry-words.ts';

/** What waits for a second person on one seat, as one person may see it. */
export interface SeatEntriesView {
  /** Somebody else's, of which no figure is shown: the next one is entered blind. */
  readonly hidden: readonly { readonly userId: string; readonly words: string }[];
  /** One's own that waits; null for none. */
  readonly mine: OwnEntry | null;
  /** Entries whose figures may be compared; null while there is nothing to compare. */
  readonly shown: ComparisonView | null;
  /** Somebody else's that was revealed and can be confirmed against the source. */
  readonly confirmable: ConfirmableEntry | null;
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
    hidden: others
      .filter(({ entry }) => entry === null)
      .map(({ by, kind, at }) => ({
        userId: by.userId,
        words: `${by.name} entered ${KIND_NOUNS[kind]} at ${formatTimeWithSeconds(at)}.`,
      })),
    mine: mine === undefined ? null : ownEntry(mine),
    shown: shown.length === 0 ? null : comparisonView(roll, state, shown),
    confirmable: confirmable(shown),
  };
}

function ownEntry({ by, entry, kind, at, needs }: EntryView): OwnEntry {
  return {
    userId: by.userId,
    entry,
    words: `Your ${KIND_NAMES[kind].toLowerCase()} of ${formatTimeWithSeconds(at)} is not public yet.`,
    needs: keysWords(needs),
  };
}

/** Only what its reader asked to see: where two entries differ, each has to be entered anew. */
function confirmable(shown: readonly ShownEntry[]): ConfirmableEntry | null {
  const found = shown.find(({ mine, revealed }) => !mine && revealed);
  if (found === undefined) return null;
  const { by, entry, doubts, fromInput } = found;
  return { userId: by.userId, name: by.name, entry, doubts: doubts.map(({ code }) => code), fromInput };
}
