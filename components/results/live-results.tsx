'use client';
import { useState } from 'react';
import { receiveResults } from '#lib/view/results-lines.ts';
import type { Parameters } from '#lib/view/results-page.ts';
import {
  RESULTS_PATH,
  type ResultsPageView,
  resultsPageView,
  type SentResultsPage,
} from '#lib/view/results-page-view.ts';
import { ListLinks } from './list-links.tsx';
import { ResultsBar } from './results-bar.tsx';
import { ResultsFilters } from './results-filters.tsx';
import { ResultsTable } from './results-table.tsx';
import { useAskedResults, useTitle } from './use-asked-results.ts';

interface LiveResultsProps {
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: SentResultsPage;
  readonly parameters: Parameters;
}

/** All results, filtered and in the order that the address says, following the night in place. */
export function LiveResults({ initial: sent, parameters }: LiveResultsProps) {
  const [initial] = useState(() => ({ ...sent, seats: receiveResults(sent.seats) }));
  const { view, table, announced, ask, onSort, refresh } = useAskedResults({
    initial,
    parameters,
    path: RESULTS_PATH,
    build: resultsPageView,
    seatsOf,
  });
  const { seats, links } = view;
  useTitle(seats.sentence);
  return (
    <>
      <header className="results-head">
        <h1>{seats.sentence}</h1>
        <p>{seats.deck}</p>
      </header>
      <ListLinks links={links} current={null} />
      <ResultsFilters form={seats.form} onChange={(changed) => ask(Object.fromEntries(changed))} />
      <ResultsBar newer={seats.newer} onShow={refresh} csv={seats.csv} json={seats.json} />
      <p className="sr-only" role="status">
        {announced}
      </p>
      <div ref={table}>
        <ResultsTable view={seats} onSort={onSort} />
      </div>
    </>
  );
}

function seatsOf({ seats }: ResultsPageView) {
  return seats;
}
