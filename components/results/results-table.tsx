'use client';
import type { MouseEvent } from 'react';
import { ROLES } from '#components/ui/table-roles.ts';
import type { ResultsView } from '#lib/view/results-view.ts';
import { ResultsRowLine } from './results-row-line.tsx';

interface ResultsTableProps {
  readonly view: ResultsView;
  readonly onSort: (event: MouseEvent<HTMLAnchorElement>) => void;
}

/**
 * Every row stands in the document, so that finding, printing and reading in order work; rows far from the window are
 * not laid out. On a phone the headings become one line of ways to sort, and a seat folds into two lines.
 */
export function ResultsTable({ view, onSort }: ResultsTableProps) {
  const { columns, rows, tags, none } = view;
  const sorted = columns.find((column) => column.sorted !== null);
  return (
    <>
      <table {...ROLES.table} className={`results results-by-${sorted?.key ?? 'name'}`}>
        <caption className="sr-only">{view.sentence}</caption>
        <thead {...ROLES.rowGroup}>
          <tr {...ROLES.row}>
            {columns.map((column) => (
              <th
                key={column.key}
                {...ROLES.columnHeader}
                scope="col"
                className={`c-${column.key}`}
                aria-sort={column.sorted ?? undefined}
              >
                {column.href === null ? (
                  <span title={column.title ?? undefined}>{column.label}</span>
                ) : (
                  <a href={column.href} title={column.title ?? undefined} onClick={onSort}>
                    {column.label}
                  </a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.rowGroup}>
          {rows.map((row) => (
            <ResultsRowLine key={row.slug} row={row} tags={tags} />
          ))}
        </tbody>
      </table>
      {none !== null && <p className="results-none">{none}</p>}
    </>
  );
}
