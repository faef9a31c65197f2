'use client';
import { useCallback, useState } from 'react';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { receiveResults } from '#lib/view/results-lines.ts';
import { type ResultsListView, resultsListView, type SentResultsList } from '#lib/view/results-list-view.ts';
import type { Parameters } from '#lib/view/results-page.ts';
import type { Held } from '#lib/view/results-view.ts';
import { ListLinks } from './list-links.tsx';
import { ListTable } from './list-table.tsx';
import { PartyLinks } from './party-links.tsx';
import { ResultsBar } from './results-bar.tsx';
import { ResultsTable } from './results-table.tsx';
import { useAskedResults, useTitle } from './use-asked-results.ts';

interface LiveResultsListProps {
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: SentResultsList;
  readonly parameters: Parameters;
}

/** One list of the night, with what it counts, following the night in place. */
export function LiveResultsList({ initial: sent, parameters }: LiveResultsListProps) {
  const [initial] = useState(() => ({
    ...sent,
    seats: sent.seats === null ? null : receiveResults(sent.seats),
  }));
  const { slug } = initial;
  const build = useCallback(
    (roll: Roll, state: NightState, asked: Parameters, held: Held | null) =>
      resultsListView(roll, state, { slug, parameters: asked }, held) ?? initial,
    [slug, initial],
  );
  const { view, table, announced, onSort, refresh } = useAskedResults({
    initial,
    parameters,
    path: `/results/${slug}`,
    build,
    seatsOf,
  });
  const { seats } = view;
  useTitle(view.sentence);
  return (
    <>
      <header className="results-head">
        <h1>{view.sentence}</h1>
        <p>{view.deck}</p>
        <p className="results-definition">{view.definition}</p>
      </header>
      <ListLinks links={view.links} current={slug} />
      <PartyLinks links={view.parties} />
      {seats !== null && (
        <ResultsBar newer={seats.newer} onShow={refresh} csv={seats.csv} json={seats.json} />
      )}
      {view.csv !== null && (
        <p className="results-bar">
          <span className="results-files">
            These rows as{' '}
            <a href={view.csv} download>
              CSV
            </a>
          </span>
        </p>
      )}
      <p className="sr-only" role="status">
        {announced}
      </p>
      <div ref={table}>
        {seats !== null && <ResultsTable view={seats} onSort={onSort} />}
        {view.tables.map((each) => (
          <ListTable key={each.id} table={each} />
        ))}
      </div>
      {view.more !== null && (
        <p className="more">
          <a href={view.more}>Filter these further</a>
        </p>
      )}
    </>
  );
}

function seatsOf({ seats }: ResultsListView) {
  return seats;
}
