import type { ConstituencyId } from '#lib/election/ids.ts';
import type { ResultsRow } from './results-row.ts';
import type { ResultsView } from './results-view.ts';

/**
 * The table as it travels with a page. The rows are lines of one text: as objects they are twelve thousand values that
 * a slow phone takes apart one by one before the page can be used.
 */
export interface SentResults extends Omit<ResultsView, 'rows' | 'latest'> {
  readonly lines: string;
  /** Ids of the rows, by spaces, and the event up to which they are known. */
  readonly order: string;
  readonly seq: number;
}

/** Every field of a row, in the order of a line. */
export const ROW_FIELDS = [
  'slug',
  'name',
  'winner',
  'verb',
  'from',
  'remark',
  'member',
  'majority',
  'margin',
  'second',
  'share',
  'change',
  'swing',
  'swingWay',
  'turnout',
  'electorate',
  'beaten',
  'at',
  'time',
] as const satisfies readonly (keyof ResultsRow)[];

/** Fields that are null where they are empty. */
const NULLABLE: ReadonlySet<string> = new Set(['winner', 'from', 'second', 'at']);

export function sendResults({ rows, latest, ...view }: ResultsView): SentResults {
  const lines = rows.map((row) => ROW_FIELDS.map((field) => oneLine(row[field])).join('\t')).join('\n');
  return { ...view, lines, order: latest.order.join(' '), seq: latest.seq };
}

export function receiveResults({ lines, order, seq, ...view }: SentResults): ResultsView {
  return {
    ...view,
    rows: lines === '' ? [] : lines.split('\n').map(rowOfLine),
    latest: { order: order === '' ? [] : (order.split(' ') as ConstituencyId[]), seq },
  };
}

function rowOfLine(line: string): ResultsRow {
  const cells = line.split('\t');
  const entries = ROW_FIELDS.map((field, index) => {
    const cell = cells[index] ?? '';
    return [field, cell === '' && NULLABLE.has(field) ? null : cell] as const;
  });
  return Object.fromEntries(entries) as unknown as ResultsRow;
}

function oneLine(cell: string | null): string {
  return cell === null ? '' : cell.replace(/[\t\n\r]/g, ' ');
}
