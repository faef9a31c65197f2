import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { SentResults } from './results-lines.ts';
import { type ListLink, listLinks } from './results-lists.ts';
import type { Parameters } from './results-page.ts';
import { ALL_RESULTS, readResultsQuery } from './results-query.ts';
import { type Held, type ResultsView, resultsView } from './results-view.ts';

/** The page of all results: the table that its address asks for, and the lists. */
export interface ResultsPageView {
  readonly links: readonly ListLink[];
  readonly seats: ResultsView;
}

/** The same as it travels with the page. */
export interface SentResultsPage extends Omit<ResultsPageView, 'seats'> {
  readonly seats: SentResults;
}

export const RESULTS_PATH = '/results';

export function resultsPageView(
  roll: Roll,
  state: NightState,
  parameters: Parameters,
  held: Held | null = null,
): ResultsPageView {
  const at = parameters['at'] ?? null;
  const query = readResultsQuery(roll, (name) => parameters[name] ?? null);
  const page = { query, path: RESULTS_PATH, preset: ALL_RESULTS, at };
  return { links: listLinks(roll, state, at), seats: resultsView(roll, state, page, held) };
}
