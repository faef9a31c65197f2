/** One row of a CSV file, and where it stands in the text. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** From 1, blank rows counted, as a spreadsheet numbers them. */
  readonly number: number;
  /** Offsets into the text, line end included. */
  readonly start: number;
  readonly end: number;
  /** A quote that never closes, or text after a closing one; null when the row is well formed. */
  readonly fault: 'unclosed' | 'afterQuote' | null;
}

/**
 * Rows of RFC 4180 with any line end (CRLF, LF, CR), quoted line breaks kept. Rows without a cell that says
 * anything are left out: a spreadsheet writes such rows under its table. Works on letters and on bytes read as Latin-1 alike, because every mark of CSV is ASCII.
 */
export function* csvRows(text: string, delimiter: string): Generator<CsvRow> {
  let at = 0;
  for (let number = 1; at < text.length; number += 1) {
    const row = readRow(text, at, delimiter);
    at = row.end;
    if (row.fault !== null || row.cells.some((cell) => SAYS_SOMETHING.test(cell))) yield { ...row, number };
  }
}

/** More than blanks; one that does not break is the bytes C2 A0. */
const SAYS_SOMETHING = /[^\s\u00c2]/;

/** A row that sums up others: it says "Total" where the candidate should stand, or anywhere when nothing stands there. */
export function isTotalRow(columns: readonly string[], cells: readonly string[]): boolean {
  const candidate = cells[columns.indexOf('candidate')]?.trim() ?? '';
  return (candidate === '' ? cells : [candidate]).some((cell) => TOTAL.test(cell.trim()));
}

const TOTAL = /^(?:grand |sub-?)?totals?:?$/i;

/** Neither a line end nor a closing quote says that the row ends here: its last figure may lack digits. */
export function isOpenRow(text: string, { start, end }: CsvRow): boolean {
  return !/[\r\n"]$/.test(text.slice(start, end));
}

function readRow(text: string, start: number, delimiter: string): Omit<CsvRow, 'number'> {
  const cells: string[] = [];
  let fault: CsvRow['fault'] = null;
  let at = start;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at, delimiter);
    cells.push(cell.value);
    at = cell.end;
    if (cell.unclosed) fault = 'unclosed';
    if (at < text.length && text[at] !== delimiter && !isLineEnd(text[at])) {
      fault ??= 'afterQuote';
      at = bareCell(text, at, delimiter).end;
    }
    if (text[at] !== delimiter) break;
    at += 1;
  }
  return { cells, start, end: afterLineEnd(text, at), fault };
}

function bareCell(text: string, start: number, delimiter: string) {
  let end = start;
  while (end < text.length && text[end] !== delimiter && !isLineEnd(text[end])) end += 1;
  return { value: text.slice(start, end), end, unclosed: false };
}

function quotedCell(text: string, start: number) {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), end: text.length, unclosed: true };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1, unclosed: false };
    value += '"';
    at = quote + 2;
  }
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function afterLineEnd(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : Math.min(at + 1, text.length);
}
