import type { ProblemCode } from '#lib/desk/problem-codes.ts';
import { CSV_COLUMNS, type CsvColumn, columnNamed } from './csv-columns.ts';
import { columnNames, delimiterOf, headerProblems, USUAL_DELIMITER } from './csv-header.ts';
import { type CsvOptions, csvOptions, OPTION_MARK, withoutSeparatorLine } from './csv-options.ts';
import { type CsvRow, csvRows, isOpenRow, isTotalRow } from './csv-rows.ts';
import { FEED_FORMAT } from './feed-message.ts';
import { instantMeant } from './instant-meant.ts';
import type { Parsed } from './judgement.ts';
import { type Problem, problem } from './problem.ts';
import type { RawMessage } from './raw-message.ts';

/** A CSV file says so by its option line or its header. */
export function isCsv(text: string): boolean {
  if (text.startsWith(OPTION_MARK)) return true;
  const header = /^\s*([^\r\n]*)/.exec(withoutSeparatorLine(text))?.[1] ?? '';
  return /^[^{[<]/.test(header) && /\bconstituency\b/i.test(header) && /\bvotes\b/i.test(header);
}

/**
 * The rows of one constituency as the fields of a result message; of a correction when a reason is given. Every fault
 * is named by row and column of the file.
 */
export function readCsvMessage(text: string): Parsed<RawMessage> {
  const options = csvOptions(text);
  if (!options.ok) return options;
  const delimiter = delimiterOf(options.value);
  const [header, ...given] = csvRows(options.value.rest, delimiter);
  const columns = columnNames(header?.cells ?? []);
  const rows = given.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.trim()) }));
  const sheet = { header: columns, rows, options: { ...options.value, delimiter } };
  const problems = header === undefined ? [noRows()] : sheetProblems(sheet, header.number);
  return problems.length > 0
    ? { ok: false, problems: problems.slice(0, PROBLEMS_MAX) }
    : { ok: true, value: rawMessage(sheet), notes: openRow(sheet) };
}

/** Cut in the middle of its last figure a row still reads well. */
function openRow(sheet: Sheet): readonly Problem[] {
  const last = sheet.rows.at(-1);
  if (last === undefined || !isOpenRow(sheet.options.rest, last)) return [];
  return [
    at('OPEN_ROW', `row ${rowNumber(sheet, sheet.rows.length - 1)}`, {
      received: last.cells.join(' | '),
      expected: 'a line end after the last row, or validVotes',
      todo: 'It may have been cut off in its last cell: compare it, and send the file with its last line end.',
    }),
  ];
}

/** An editor reads a list of this length; a file with more is broken in one way many times. */
const PROBLEMS_MAX = 60;

interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly options: CsvOptions;
}

/** Number of a row in the file that was sent. */
function rowNumber({ options, rows }: Sheet, index: number): number {
  return options.rows?.[index] ?? options.restRow - 1 + (rows[index]?.number ?? 1);
}

/** Under a header that cannot be read nothing can be. */
function sheetProblems(sheet: Sheet, headerNumber: number): readonly Problem[] {
  const { header, rows, options } = sheet;
  const ofHeader = headerProblems(header, options.headerRow ?? options.restRow - 1 + headerNumber);
  if (ofHeader.length > 0) return ofHeader;
  return rows.length === 0 ? [noRows()] : rowProblems(sheet);
}

function rowProblems(sheet: Sheet): readonly Problem[] {
  const { header, rows } = sheet;
  return rows.flatMap((row, index): readonly Problem[] => {
    const place = `row ${rowNumber(sheet, index)}`;
    const received = row.cells.join(' | ');
    if (row.fault === 'unclosed')
      return [at('TRUNCATED', place, { received, expected: 'the closing quote' })];
    if (row.fault === 'afterQuote') {
      return [at('SYNTAX', place, { received, expected: 'a delimiter after a closing quote' })];
    }
    if (columnNames(row.cells).join() === header.join()) {
      return [at('REPEATED_HEADER', place, { received, expected: 'the header once, at the top' })];
    }
    if (row.cells.length !== header.length) {
      const expected = `${header.length} cells, as the header has; this row has ${row.cells.length}`;
      return [at('COLUMNS', place, { received, expected, todo: COLUMNS_TODO })];
    }
    if (isTotalRow(header, row.cells)) {
      return [at('COLUMNS', place, { received, expected: 'a candidate in every row', todo: TOTAL_TODO })];
    }
    return [...nameless(header, row, place), ...disagreements(sheet, row, place)];
  });
}

/** An empty column between others says nothing; a cell in it does, and nobody knows what. */
function nameless(header: readonly string[], row: CsvRow, place: string): readonly Problem[] {
  return row.cells.flatMap((received, index) =>
    header[index] === '' && received !== ''
      ? [
          at('COLUMNS', place, {
            received,
            expected: 'nothing in a column without a name',
            todo: NAMELESS_TODO,
          }),
        ]
      : [],
  );
}

const TOTAL_TODO = 'Leave sums out, or send them as validVotes; the other rows were read without this one.';
const NAMELESS_TODO = 'Delete the columns that have no name, and send it again.';
const COLUMNS_TODO = 'A comma inside a cell needs double quotes around the cell; then send it again.';

function disagreements({ header, rows }: Sheet, row: CsvRow, place: string): readonly Problem[] {
  const first = rows[0]?.cells ?? [];
  return header.flatMap((name, index) => {
    const cell = row.cells[index] ?? '';
    const shared = first[index] ?? '';
    if (columnNamed(name)?.of !== 'seat' || cell === '' || cell === shared) return [];
    return [
      at('ROWS_DISAGREE', `${place}, column ${name}`, {
        received: cell,
        expected: `${shared}, as in the first row`,
      }),
    ];
  });
}

function rawMessage(sheet: Sheet): RawMessage {
  const first = sheet.rows[0]?.cells ?? [];
  const seat = fieldsOf(sheet, first, 'seat');
  const candidates = sheet.rows.map((row) => fieldsOf(sheet, row.cells, 'candidate'));
  const kind = seat['reason'] === undefined ? 'result' : 'correction';
  const rejectedBallots = seat['rejectedBallots'] ?? null;
  const value = { ...seat, format: FEED_FORMAT, kind, rejectedBallots, candidates };
  return { value, pointed: new Set(), place: (path) => placeOf(sheet, path), todo };
}

/** Blank cells are fields left out. */
function fieldsOf(
  { header, options }: Sheet,
  cells: readonly string[],
  of: CsvColumn['of'],
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  header.forEach((name, index) => {
    const column = columnNamed(name);
    const cell = cells[index] ?? '';
    if (column === null || column.of !== of || cell === '') return;
    fields[column.field] = column.type === 'count' ? countOrText(cell, thousandsOf(options)) : cell;
  });
  return fields;
}

/**
 * The mark between thousands. Where commas part the cells they are no decimal mark, so that "12,345" is that number; any
 * other mark may be a decimal one, and is believed only when the option line names it.
 */
function thousandsOf({ thousands, delimiter }: CsvOptions): string | null {
  return thousands ?? (delimiter === USUAL_DELIMITER ? ',' : null);
}

/** Digits become a number; anything else stays as it is, for the schema to refuse. */
function countOrText(cell: string, thousands: string | null): number | string {
  const spaced = thousands === ' ' ? cell.replace(/\s/g, ' ') : cell;
  const grouped =
    thousands !== null && isGrouped(spaced, thousands) ? spaced.replaceAll(thousands, '') : cell;
  return /^(?:0|-?[1-9]\d{0,14})$/.test(grouped) ? Number(grouped) : cell;
}

function isGrouped(cell: string, mark: string): boolean {
  const [first = '', ...groups] = cell.split(mark);
  return /^\d{1,3}$/.test(first) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group));
}

function placeOf(sheet: Sheet, path: string): string {
  const [, index, candidateField] = /^candidates\[(\d+)\](?:\.(\w+))?$/.exec(path) ?? [];
  const of = index === undefined ? 'seat' : 'candidate';
  const field = index === undefined ? path : candidateField;
  const row = `row ${rowNumber(sheet, Number(index ?? 0))}`;
  const name = Object.entries(CSV_COLUMNS).find(
    ([, column]) => column.of === of && column.field === field,
  )?.[0];
  return name === undefined ? row : `${row}, column ${name}`;
}

/** What a spreadsheet does to figures and times, and how to say so. */
function todo({ code, received }: Problem): string | null {
  const text = received.replaceAll('"', '').replace(/\s/g, ' ');
  const [, mark] = /^\d{1,3}([,.' ])\d{3}(?:\1\d{3})*$/.exec(text) ?? [];
  if (code === 'NOT_INTEGER' && mark !== undefined) {
    return `Write plain digits, or begin the file with the line "${OPTION_MARK} thousands=${mark === ' ' ? 'space' : mark}".`;
  }
  if (code !== 'TIMESTAMP') return null;
  const meant = instantMeant(text);
  return meant === null
    ? 'Make the column text, so that the spreadsheet leaves it; send it again.'
    : `If that is London time, write ${meant}; make the column text, so that the spreadsheet leaves it.`;
}

function noRows(): Problem {
  return at('MISSING', 'row 1', { received: undefined, expected: 'a header and one row a candidate' });
}

function at(
  code: ProblemCode,
  path: string,
  {
    received,
    expected,
    todo,
  }: { readonly received: unknown; readonly expected: string; readonly todo?: string },
): Problem {
  return problem(code, {
    path,
    received,
    expected,
    todo: todo ?? 'Put it right in the file and send it again.',
  });
}
