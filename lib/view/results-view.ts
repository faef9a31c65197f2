import type { SeatFigures } from '#lib/election/derive/seat-figures.ts';
import type { ConstituencyId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { type ResultsColumn, resultsColumns } from './results-columns.ts';
import { seatsMatching } from './results-filter.ts';
import { type ResultsForm, resultsForm } from './results-form.ts';
import { inOrder } from './results-order.ts';
import { atParameter, type ResultsPage } from './results-page.ts';
import { ALL_RESULTS, addressOf, queryParameters, type ResultsQuery } from './results-query.ts';
import { figuresOf, type ResultsRow, rowOf } from './results-row.ts';
import { orderWords, resultsSentence } from './results-sentence.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** The table of results that a query asks for. */
export interface ResultsView {
  /** "Labour’s losses: 7 of 650" */
  readonly sentence: string;
  /** How much of the night is declared, and in what order the rows stand. */
  readonly deck: string;
  readonly columns: readonly ResultsColumn[];
  readonly rows: readonly ResultsRow[];
  /** What stands in place of the rows while there are none; null otherwise. */
  readonly none: string | null;
  readonly tags: Readonly<Partial<Record<Standing, TagView>>>;
  /** "3 new results": they wait until the reader asks for them. Empty when the rows are as they would be now. */
  readonly newer: string;
  /** What the reader has from now on, if asked for: rows in their order, and up to which event. */
  readonly latest: Held;
  readonly form: ResultsForm;
  readonly csv: string;
  readonly json: string;
}

/** Rows that a reader is in the middle of: which, in what order, and up to which event they are known. */
export interface Held {
  readonly order: readonly ConstituencyId[];
  readonly seq: number;
}

/**
 * With `kept`, its rows stay where they are and change in place; what would come, go or move is counted. Rows kept from
 * a later moment than this one are let go: the reader went back in time.
 */
export function resultsView(
  roll: Roll,
  state: NightState,
  page: ResultsPage,
  kept: Held | null = null,
): ResultsView {
  const { query } = page;
  const seats = selectedSeats(roll, state, query);
  const order = seats.map(({ constituency }) => constituency.id);
  const latest = { order, seq: state.timeline.at(-1)?.seq ?? 0 };
  const held = kept !== null && kept.seq > latest.seq ? null : kept;
  const shown = held === null ? seats : heldSeats(roll, state, held);
  const rows = shown.map((seat) => rowOf(roll, seat, query.party));
  return {
    sentence: resultsSentence(roll, query, seats.length),
    deck: deckWords(roll, state, query),
    columns: resultsColumns(roll, page),
    rows,
    none: rows.length === 0 ? noneWords(state) : null,
    tags: tagsOf(roll, rows),
    newer: held === null ? '' : newerWords(state, held, latest),
    latest,
    form: resultsForm(roll, state, page),
    ...filesOf(page),
  };
}

/** The seats that a query shows, in its order: of the table and of the files alike. */
export function selectedSeats(roll: Roll, state: NightState, query: ResultsQuery): readonly SeatFigures[] {
  const seats = roll.reference.constituencies.map((each) => figuresOf(each, state.contests[each.id]));
  return inOrder(roll, seatsMatching(roll, seats, query), query);
}

function heldSeats(roll: Roll, state: NightState, { order }: Held): readonly SeatFigures[] {
  return order.flatMap((id) => {
    const constituency = roll.constituencies.get(id);
    return constituency === undefined ? [] : [figuresOf(constituency, state.contests[id])];
  });
}

/** Seats of which something was published since, where that changes which rows there are or how they stand. */
function newerWords(state: NightState, held: Held, latest: Held): string {
  const isSame =
    held.order.length === latest.order.length && held.order.every((id, place) => id === latest.order[place]);
  if (isSame) return '';
  const concerned = new Set([...held.order, ...latest.order]);
  const changed = new Set<ConstituencyId>();
  for (const { seq, constituencyId } of state.timeline.toReversed()) {
    if (seq <= held.seq) break;
    if (concerned.has(constituencyId)) changed.add(constituencyId);
  }
  return changed.size === 0 ? 'New order' : counted(changed.size, 'new result');
}

function deckWords(roll: Roll, { tally }: NightState, query: ResultsQuery): string {
  const announced = tally.rush === 0 ? '' : `, ${formatCount(tally.rush)} more announced`;
  return `${formatCount(tally.declared)} of ${formatCount(roll.seats)} declared${announced}. In order ${orderWords(roll, query)}.`;
}

function noneWords({ tally }: NightState): string {
  return tally.declared === 0
    ? 'No seat has declared yet. Seats appear here as they do.'
    : 'No seat so far. Seats appear here as they declare.';
}

function tagsOf(roll: Roll, rows: readonly ResultsRow[]): ResultsView['tags'] {
  const standings = new Set(rows.flatMap(({ winner, from, second }) => [winner, from, second]));
  return Object.fromEntries(
    [...standings].flatMap((standing) => (standing === null ? [] : [[standing, tagOf(roll, standing)]])),
  );
}

/** The files have the rows of this very query, whichever page it stands on. */
function filesOf({ query, at }: ResultsPage): Pick<ResultsView, 'csv' | 'json'> {
  const parameters = [...queryParameters(query, ALL_RESULTS), ...atParameter(at)];
  return { csv: addressOf('/results.csv', parameters), json: addressOf('/results.json', parameters) };
}
