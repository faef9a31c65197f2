import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { type CsvRecord, decodeUtf8, parseCsv } from './csv.ts';
import type { Report } from './problems.ts';

/**
 * How the columns of a kind of file are found: by their header, or by place when the file has no header row.
 */
export interface Layout {
  /** "candidate file" */
  readonly name: string;
  readonly columns: readonly Column[];
  /** Numbers of columns that a file without a header row may have; empty where a header is required. */
  readonly widths: readonly number[];
}

export interface Column {
  readonly key: string;
  /** Headers under which it was published; the first is the one named in messages. */
  readonly headers: readonly string[];
  /** Place in a file without a header row, from 0; null where such files lack it. */
  readonly place: number | null;
  readonly required: boolean;
}

/**
 * One record whose cells are reached by the key of their column. A column that the file lacks reads as ''.
 */
export interface TableRow {
  readonly file: string;
  readonly row: number;
  readonly cell: (key: string) => string;
}

/** Headers that must be met in the first record before it is taken for a header row. */
const HEADERS_RECOGNISED_MIN = 3;

/** Reads a CSV file by its layout. Every fault is reported; records of the wrong width are left out. */
export async function readTable(path: string, layout: Layout, report: Report): Promise<TableRow[]> {
  const file = basename(path);
  if (extname(path).toLowerCase() === '.xlsx') {
    report({
      file,
      row: null,
      column: null,
      received: 'a workbook',
      expected: `a ${layout.name} as CSV`,
      todo: 'Open the workbook and save its sheet as "CSV UTF-8".',
    });
    return [];
  }
  const records = parseCsv(file, decodeUtf8(file, await readFile(path), report), report);
  const first = records[0];
  if (first === undefined) {
    report({
      file,
      row: null,
      column: null,
      received: 'no rows',
      expected: `a ${layout.name} with at least one row`,
      todo: 'Check that the download is complete.',
    });
    return [];
  }
  const header = headerOf(first, layout);
  return header === null
    ? rowsByPlace(file, records, layout, report)
    : rowsByHeader(file, records, header, layout, report);
}

/** Header cells as compared, or null when the first record is data. */
function headerOf(first: CsvRecord, layout: Layout): string[] | null {
  const cells = first.fields.map(comparable);
  const known = new Set(layout.columns.flatMap((column) => column.headers.map(comparable)));
  const recognised = cells.filter((cell) => known.has(cell)).length;
  return recognised >= Math.min(HEADERS_RECOGNISED_MIN, layout.columns.length) ? cells : null;
}

function rowsByHeader(
  file: string,
  records: CsvRecord[],
  header: string[],
  layout: Layout,
  report: Report,
): TableRow[] {
  const places = new Map<string, number>();
  const missing: Column[] = [];
  for (const column of layout.columns) {
    const names = column.headers.map(comparable);
    const place = header.findIndex((cell) => names.includes(cell));
    if (place !== -1) places.set(column.key, place);
    else if (column.required) missing.push(column);
  }
  for (const column of missing) {
    report({
      file,
      row: records[0]?.row ?? 1,
      column: column.headers[0] ?? column.key,
      received: `no such column among the ${header.length} of the header row`,
      expected: `a column ${column.headers.map((each) => `"${each}"`).join(' or ')} in a ${layout.name}`,
      todo: 'Rename the column, or check that this is the right file.',
    });
  }
  // Without its columns every row of the file would be at fault.
  return missing.length > 0 ? [] : wholeRows(file, records.slice(1), [header.length], places, report);
}

function rowsByPlace(file: string, records: CsvRecord[], layout: Layout, report: Report): TableRow[] {
  const width = records[0]?.fields.length ?? 0;
  if (!layout.widths.includes(width)) {
    report({
      file,
      row: records[0]?.row ?? 1,
      column: null,
      received: `${width} columns and no header row that is known`,
      expected:
        layout.widths.length > 0
          ? `a ${layout.name} with a header row, or without one and with ${layout.widths.join(' or ')} columns`
          : `a ${layout.name} with a header row`,
      todo: 'Check that this is the right file, or add a header row with the published names.',
    });
    return [];
  }
  const places = new Map(
    layout.columns.flatMap((column) =>
      column.place !== null && column.place < width ? [[column.key, column.place] as const] : [],
    ),
  );
  return wholeRows(file, records, [width], places, report);
}

function wholeRows(
  file: string,
  records: CsvRecord[],
  widths: number[],
  places: ReadonlyMap<string, number>,
  report: Report,
): TableRow[] {
  return records.flatMap((record) => {
    if (!widths.includes(record.fields.length)) {
      report({
        file,
        row: record.row,
        column: null,
        received: `${record.fields.length} columns`,
        expected: `${widths.join(' or ')} columns, as in the rows before`,
        todo: 'Look for a comma or a quotation mark too many on this row.',
      });
      return [];
    }
    const cell = (key: string): string => {
      const place = places.get(key);
      const text = place === undefined ? '' : (record.fields[place] ?? '').trim();
      return text === 'NA' ? '' : text;
    };
    return [{ file, row: record.row, cell }];
  });
}

function comparable(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9+]/g, '');
}
