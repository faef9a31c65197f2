import { columnNames, delimiterOf, headerProblems } from './csv-header.ts';
import { csvOptions, OPTION_MARK } from './csv-options.ts';
import { type CsvRow, csvRows, isOpenRow, isTotalRow } from './csv-rows.ts';
import { type Ending, FILE_MESSAGES_MAX, type Piece } from './piece.ts';

/**
 * A CSV file of many constituencies as one piece of CSV for each: option line, header, and its rows byte for byte.
 * A row that cannot be read, or sums up others, is a piece of its own, so that it fails alone. Under a header that cannot be read nothing
 * can be: it is the only piece then, and is refused once.
 */
export function splitCsv(bytes: Uint8Array): readonly Piece[] {
  const whole: readonly Piece[] = [{ bytes, where: '', ending: 'closed' }];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasBom = buffer.subarray(0, BOM.length).equals(BOM);
  const text = buffer.toString('latin1', hasBom ? BOM.length : 0);
  const options = csvOptions(text);
  if (!options.ok || options.value.rows !== null || /^\s*[{[<]/.test(text)) return whole;
  const { rest, restRow } = options.value;
  const rows = csvRows(rest, delimiterOf(options.value));
  const header: CsvRow | undefined = rows.next().value ?? undefined;
  if (header === undefined) return whole;
  const headerRow = restRow - 1 + header.number;
  const columns = columnNames(header.cells);
  const given = text.startsWith(OPTION_MARK)
    ? text.slice(0, text.length - rest.length).trimEnd()
    : OPTION_MARK;
  const optionWords = `${given} header=${headerRow}`;
  if (headerProblems(columns, headerRow).length > 0) {
    return [
      {
        bytes: Buffer.from(`${optionWords}\n${lineOf(rest, header)}`, 'latin1'),
        where: '',
        ending: 'closed',
      },
    ];
  }
  const groups = groupRows(rows, columns, restRow - 1);
  if (groups.size === 0) return whole;
  const end = Math.max(...[...groups.values()].map((group) => group.at(-1)?.row.end ?? 0));
  return [...groups.values()].map((group) => {
    const numbers = group.map(({ number }) => number);
    const lines = group.map(({ row }) => rest.slice(row.start, row.end)).join('');
    const last = group.at(-1)?.row;
    return {
      bytes: Buffer.from(
        `${optionWords} rows=${numbers.join(',')}\n${lineOf(rest, header)}${lines}`,
        'latin1',
      ),
      where: numbers.length === 1 ? `row ${numbers[0]}` : `rows ${numbers[0]}–${numbers.at(-1)}`,
      ending: last?.end === end ? endingOf(rest, last) : 'closed',
    };
  });
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

interface NumberedRow {
  readonly row: CsvRow;
  readonly number: number;
}

/**
 * Rows by constituency and revision. A cell left blank says what the row above said of the constituency, and what was
 * last said of its revision. It stops after one group more than any night has.
 */
function groupRows(
  rows: Iterable<CsvRow>,
  columns: readonly string[],
  rowsBefore: number,
): Map<string, NumberedRow[]> {
  const groups = new Map<string, NumberedRow[]>();
  const revisions = new Map<string, string>();
  let constituency = '';
  for (const row of rows) {
    if (groups.size > FILE_MESSAGES_MAX) return groups;
    const number = rowsBefore + row.number;
    let key = `row ${number}`;
    const cellOf = (name: string) => asUtf8(row.cells[columns.indexOf(name)] ?? '').trim();
    if (row.fault === null && row.cells.length === columns.length && !isTotalRow(columns, row.cells)) {
      constituency = cellOf('constituency') || constituency;
      const revision = cellOf('revision') || (revisions.get(constituency) ?? '');
      revisions.set(constituency, revision);
      key = `${constituency} ${revision}`;
    }
    const group = groups.get(key) ?? [];
    group.push({ row, number });
    groups.set(key, group);
  }
  return groups;
}

/** The letters of bytes that were read as Latin-1: a blank that does not break is two of them. */
function asUtf8(cell: string): string {
  return /[\x80-\xff]/.test(cell) ? Buffer.from(cell, 'latin1').toString('utf8') : cell;
}

/** Of the group with the last row of the file: more rows may follow, or the rest of that one. */
function endingOf(text: string, last: CsvRow): Ending {
  return isOpenRow(text, last) ? 'open' : 'mayGoOn';
}

function lineOf(text: string, { start, end }: CsvRow): string {
  const line = text.slice(start, end);
  return /[\r\n]$/.test(line) ? line : `${line}\n`;
}
