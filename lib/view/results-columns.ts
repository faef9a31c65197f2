import { abbreviationOf } from '#lib/election/derive/result-summary.ts';
import type { Roll } from '#lib/election/roll.ts';
import { atParameter, type ResultsPage } from './results-page.ts';
import { addressOf, queryParameters, type SortKey, type SortOrder, usualOrder } from './results-query.ts';

/** A heading of the table of results, and where it leads: to the same rows in its order. */
export interface ResultsColumn {
  readonly key: SortKey | 'beaten';
  readonly label: string;
  /** What the label stands for, where it is short. */
  readonly title: string | null;
  readonly sorted: 'ascending' | 'descending' | null;
  /** Null where rows have no order by it, and where they are the first of theirs: in another they would be others. */
  readonly href: string | null;
}

export function resultsColumns(roll: Roll, page: ResultsPage): readonly ResultsColumn[] {
  const { query } = page;
  const owner = query.party === null ? null : abbreviationOf(roll, query.party);
  const labels: readonly (readonly [SortKey, string, string | null])[] = [
    ['name', 'Constituency', null],
    ['result', 'Result', null],
    ['member', 'Elected', null],
    ['majority', 'Majority', 'Majority in votes'],
    ['margin', 'Pts', 'Majority in points of the valid votes'],
    ['second', 'Second', null],
    ['share', owner === null ? 'Share' : `${owner} share`, 'Share of the valid votes, per cent'],
    ['change', owner === null ? 'Change' : `${owner} change`, 'Change of share, in points'],
    ['swing', 'Swing', 'Butler swing, in points'],
    ['turnout', 'Turnout', 'Valid votes over the electorate, per cent'],
    ['electorate', 'Electorate', null],
    ['declared', 'Declared', 'Time of declaration'],
  ];
  const sortable = labels.map(([key, label, title]) => ({
    key,
    label,
    title,
    sorted: key !== query.sort ? null : sortedWord(query.order),
    href: query.first === null ? sortHref(page, key) : null,
  }));
  return [...sortable, { key: 'beaten', label: 'MP defeated', title: null, sorted: null, href: null }];
}

function sortedWord(order: SortOrder): 'ascending' | 'descending' {
  return order === 'asc' ? 'ascending' : 'descending';
}

/** The usual order of the column, or the other one where the rows already stand so. */
function sortHref({ query, path, preset, at }: ResultsPage, sort: SortKey): string {
  const usual = usualOrder(sort);
  const isUsual = query.sort === sort && query.order === usual;
  const order = isUsual ? (usual === 'asc' ? 'desc' : 'asc') : usual;
  return addressOf(path, [...queryParameters({ ...query, sort, order }, preset), ...atParameter(at)]);
}
