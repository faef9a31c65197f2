import { type PublicChange, publicChanges } from '#lib/election/derive/public-changes.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { counted } from '#lib/format/numbers.ts';
import { formatTimeAndDay } from '#lib/format/times.ts';
import { type CorrectionEntryView, correctionEntry } from './correction-entry.ts';
import type { CorrectionsFilter } from './corrections-filter.ts';
import { keptOrder } from './kept-order.ts';

/** Every change after publication, for ever. */
export interface CorrectionsView {
  readonly headline: string;
  readonly story: string;
  /** Newest first. */
  readonly entries: readonly CorrectionEntryView[];
  /** What stands where there is none. */
  readonly none: string;
  /** Changes that came since the reader saw the list, and the list as it would be. */
  readonly changes: number;
  readonly latest: readonly string[];
  /** "Show 1 new change" */
  readonly newWords: string;
  readonly seats: SeatChoiceView;
}

export interface SeatChoiceView {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Parameters that the form keeps and does not show. */
  readonly kept: readonly (readonly [string, string])[];
}

export function correctionsView(
  roll: Roll,
  state: NightState,
  filter: CorrectionsFilter,
  kept?: readonly string[],
): CorrectionsView {
  const all = publicChanges(state);
  const asked = all.filter((change) => filter.seat === null || seatIn(change) === filter.seat);
  const ids = asked.map(({ seq }) => String(seq));
  const { shown, changes } = keptOrder(ids, kept);
  const wanted = new Set(shown);
  return {
    headline: headlineOf(roll, asked, filter),
    story: storyOf(asked),
    entries: asked
      .filter(({ seq }) => wanted.has(String(seq)))
      .map((change) => correctionEntry(roll, state, change)),
    none: noneWords(roll, filter),
    changes,
    latest: changes === 0 ? [] : ids,
    newWords: `Show ${counted(changes, 'new change')}`,
    seats: seatChoice(roll, all, filter),
  };
}

/** One change by the last part of its address; null when there is none. */
export function correctionView(roll: Roll, state: NightState, id: string): CorrectionEntryView | null {
  const change = publicChanges(state).find(({ seq }) => String(seq) === id);
  return change === undefined ? null : correctionEntry(roll, state, change);
}

export function hasCorrection(state: NightState, id: string): boolean {
  return publicChanges(state).some(({ seq }) => String(seq) === id);
}

function seatIn(change: PublicChange): ConstituencyId | null {
  return 'constituencyId' in change ? change.constituencyId : null;
}

function headlineOf(roll: Roll, { length }: readonly PublicChange[], { seat }: CorrectionsFilter): string {
  const where = seat === null ? '' : ` in ${constituencyOf(roll, seat).name}`;
  return length === 0 ? `No corrections${where}` : `${counted(length, 'change')} after publication${where}`;
}

function storyOf(changes: readonly PublicChange[]): string {
  const [newest] = changes;
  if (newest === undefined) return PROMISE;
  const words = GROUPS.flatMap(([singular, plural, kinds]) => {
    const count = changes.filter(({ kind }) => kinds.includes(kind)).length;
    return count === 0 ? [] : [counted(count, singular, plural)];
  });
  return `${words.join(', ')}. The newest is of ${formatTimeAndDay(newest.at)}.`;
}

const PROMISE =
  'When a figure or a post is changed after it was published, the old and the new, the reason, the source and the times are kept here for good.';

const GROUPS: readonly (readonly [
  singular: string,
  plural: string,
  kinds: readonly PublicChange['kind'][],
])[] = [
  ['correction', 'corrections', ['corrected', 'announcementReplaced']],
  ['withdrawal', 'withdrawals', ['withdrawn', 'announcementWithdrawn']],
  ['new declaration', 'new declarations', ['redeclared']],
  ['doubt', 'doubts', ['doubted']],
  ['doubt lifted', 'doubts lifted', ['doubtLifted']],
  ['edited post', 'edited posts', ['postEdited']],
  ['retracted post', 'retracted posts', ['postRetracted']],
  ['switch of the forecast', 'switches of the forecast', ['forecastHidden', 'forecastShown']],
];

function noneWords(roll: Roll, { seat }: CorrectionsFilter): string {
  if (seat === null) return 'Everything that was published stands as it was published.';
  return `Everything that was published about ${constituencyOf(roll, seat).name} stands as it was published.`;
}

/** The seats of which something changed, by name, and the one that is asked for. */
function seatChoice(roll: Roll, changes: readonly PublicChange[], filter: CorrectionsFilter): SeatChoiceView {
  const counts = Map.groupBy(changes, seatIn);
  const seats = roll.reference.constituencies
    .filter(({ id }) => counts.has(id) || id === filter.seat)
    .toSorted((left, right) => left.name.localeCompare(right.name, 'en-GB'))
    .map(({ id, slug, name }) => ({ value: slug, label: `${name} (${counts.get(id)?.length ?? 0})` }));
  return {
    value: filter.seat === null ? '' : constituencyOf(roll, filter.seat).slug,
    options: [{ value: '', label: `Everything (${changes.length})` }, ...seats],
    kept: filter.at === null ? [] : [['at', filter.at]],
  };
}
