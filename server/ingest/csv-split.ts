import { headerProblems } from './csv-header.ts';
import { csvOptions, OPTION_MARK } from './csv-options.ts';
import { type CsvRow, csvRows, isOpenRow } from './csv-rows.ts';
import { type Ending, FILE_MESSAGES_MAX, type Piece } from './piece.ts';

/**
 * A CSV file of many constituencies as one piece of CSV for each: option line, header, and its rows byte for byte.
 * A row that cannot be read is a piece of its own, so that it fails alone. Under a header that cannot be read nothing
 * can be: it is the only piece then, and is refused once.
 */
export function splitCsv(bytes: Uint8Array): readonly Piece[] {
  const whole: readonly Piece[] = [{ bytes, where: '', ending: 'closed' }];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasBom = buffer.subarray(0, BOM.length).equals(BOM);
  const text = buffer.toString('latin1', hasBom ? BOM.length : 0);
  const options = csvOptions(text);
  if (!options.ok || options.value.rows !== null || /^\s*[{[<]/.test(text)) return whole;
  const { rest, delimiter, restRow } = options.value;
  const rows = csvRows(rest, delimiter);
  const header: CsvRow | undefined = rows.next().value ?? undefined;
  if (header === undefined) return whole;
  const headerRow = restRow - 1 + header.number;
  const given = text.slice(0, text.length - rest.length).trimEnd() || OPTION_MARK;
  const optionWords = `${given} header=${headerRow}`;
  if (headerProblems(header.cells, headerRow).length > 0) {
    return [
      {
        bytes: Buffer.from(`${optionWords}\n${lineOf(rest, header)}`, 'latin1'),
        where: '',
        ending: 'closed',
      },
    ];
  }
  const groups = groupRows(rows, header, restRow - 1);
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
function groupRows(rows: Iterable<CsvRow>, header: CsvRow, rowsBefore: number): Map<string, NumberedRow[]> {
  const groups = new Map<string, NumberedRow[]>();
  const revisions = new Map<string, string>();
  const cellOf = (row: CsvRow, name: string) => row.cells[header.cells.indexOf(name)] ?? '';
  let constituency = '';
  for (const row of rows) {
    if (groups.size > FILE_MESSAGES_MAX) return groups;
    const number = rowsBefore + row.number;
    let key = `row ${number}`;
    if (row.fault === null && row.cells.length === header.cells.length) {
      constituency = cellOf(row, 'constituency') || constituency;
      const revision = cellOf(row, 'revision') || (revisions.get(constituency) ?? '');
      revisions.set(constituency, revision);
      key = `${constituency} ${revision}`;
    }
    const group = groups.get(key) ?? [];
    group.push({ row, number });
    groups.set(key, group);
  }
  return groups;
}

/** Of the group with the last row of the file: more rows may follow, or the rest of that one. */
function endingOf(text: string, last: CsvRow): Ending {
  return isOpenRow(text, last) ? 'open' : 'mayGoOn';
}

function lineOf(text: string, { start, end }: CsvRow): string {
  const line = text.slice(start, end);
  return /[\r\n]$/.test(line) ? line : `${line}\n`;
}
