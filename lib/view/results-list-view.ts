import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { defeatedTable } from './results-defeated.ts';
import { depositsTables } from './results-deposits.ts';
import type { SentResults } from './results-lines.ts';
import {
  allSeats,
  type ListLink,
  listLinks,
  listWithSlug,
  type PartyLink,
  partyLinks,
  type ResultsList,
} from './results-lists.ts';
import { atParameter } from './results-page.ts';
import { ALL_RESULTS, addressOf, queryParameters, readResultsQuery } from './results-query.ts';
import { recordsTable } from './results-records.ts';
import { resultsSubject } from './results-sentence.ts';
import type { ListTable } from './results-table.ts';
import { type Held, type ResultsView, resultsView } from './results-view.ts';

/** A page of one list: what it counts, how many, and the rows. */
export interface ResultsListView {
  readonly slug: string;
  /** "Labour’s losses: 7" */
  readonly sentence: string;
  readonly deck: string;
  readonly definition: string;
  readonly parties: readonly PartyLink[];
  readonly links: readonly ListLink[];
  /** Seats, in the table of the results page; null for any other list. */
  readonly seats: ResultsView | null;
  readonly tables: readonly ListTable[];
  /** The rows of the first of the tables as a file; null where they are seats, which have theirs. */
  readonly csv: string | null;
  /** The same rows on the page where they can be filtered further; null where there is none. */
  readonly more: string | null;
}

/** The same as it travels with the page. */
export interface SentResultsList extends Omit<ResultsListView, 'seats'> {
  readonly seats: SentResults | null;
}

export interface ListAddress {
  readonly slug: string;
  /** Parameters as they came. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Null for a list that there is not. */
export function resultsListView(
  roll: Roll,
  state: NightState,
  { slug, parameters }: ListAddress,
  held: Held | null = null,
): ResultsListView | null {
  const list = listWithSlug(slug);
  if (list === null) return null;
  const at = parameters['at'] ?? null;
  const parameter = (name: string) => parameters[name] ?? null;
  const { content } = list;
  const shared = {
    slug,
    definition: list.definition,
    links: listLinks(roll, state, at),
    deck: declaredWords(roll, state),
  };
  if (content.kind === 'seats') {
    const query = readResultsQuery(roll, parameter, content.query);
    const page = { query, path: `/results/${slug}`, preset: content.query, at };
    const seats = resultsView(roll, state, page, held);
    return {
      ...shared,
      sentence: seatsSentence(roll, list, query, seats),
      deck: seats.deck,
      parties: partyLinks(roll, state, list, query, at),
      seats,
      tables: [],
      csv: null,
      more: addressOf('/results', [...queryParameters(query, ALL_RESULTS), ...atParameter(at)]),
    };
  }
  const body = tablesOf(roll, state, content.kind, { party: parameter('party'), at });
  const csv = addressOf('/results.csv', [['list', slug], ...Object.entries(parameters)]);
  return { ...shared, ...body, parties: [], seats: null, csv, more: null };
}

/** "Labour’s losses: 7"; of a list of the first so many, its name alone. */
function seatsSentence(
  roll: Roll,
  list: ResultsList,
  query: ReturnType<typeof readResultsQuery>,
  { latest }: ResultsView,
): string {
  const { content } = list;
  if (content.kind === 'seats' && content.query.first !== null) return list.name;
  return `${resultsSubject(roll, query)}: ${formatCount(latest.order.length)}`;
}

function tablesOf(
  roll: Roll,
  state: NightState,
  kind: 'defeated' | 'deposits' | 'records',
  address: { readonly party: string | null; readonly at: string | null },
): Pick<ResultsListView, 'sentence' | 'tables'> {
  const seats = allSeats(roll, state);
  switch (kind) {
    case 'defeated': {
      const table = defeatedTable(roll, seats);
      return { sentence: `Defeated MPs: ${formatCount(table.rows.length)}`, tables: [table] };
    }
    case 'deposits':
      return depositsTables(roll, state, address);
    case 'records':
      return { sentence: 'Records of the night', tables: [recordsTable(roll, seats)] };
    default:
      return kind satisfies never;
  }
}

function declaredWords(roll: Roll, { tally }: NightState): string {
  const announced = tally.rush === 0 ? '' : `, ${counted(tally.rush, 'more winner')} announced`;
  return `${formatCount(tally.declared)} of ${formatCount(roll.seats)} declared${announced}.`;
}
