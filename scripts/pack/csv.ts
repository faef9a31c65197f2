import type { Report } from './problems.ts';

/** One record of a CSV file and the line on which it begins, the first line of the file being 1. */
export interface CsvRecord {
  readonly row: number;
  readonly fields: readonly string[];
}

/**
 * Reads CSV as RFC 4180 has it: quoted fields, doubled quotes, line ends inside quotes, CRLF or LF. A byte
 * order mark is dropped; empty lines, and lines of nothing but commas, are skipped. A quote left open is
 * reported and what was read until then is returned.
 */
export function parseCsv(file: string, text: string, report: Report): CsvRecord[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const records: CsvRecord[] = [];
  let place = { at: 0, row: 1 };
  while (place.at < source.length) {
    const { fields, end, row, open } = readRecord(source, place.at, place.row);
    if (open) {
      report({
        file,
        row: place.row,
        column: null,
        received: 'a quotation mark that is never closed',
        expected: 'quotation marks in pairs',
        todo: 'Close the quotation mark on this row, or double it if it belongs to the text.',
      });
    }
    if (fields.some((field) => field.trim() !== '')) records.push({ row: place.row, fields });
    place = { at: end, row };
  }
  return records;
}

/** Decodes a file as UTF-8, or reports that it is not. */
export function decodeUtf8(file: string, bytes: Uint8Array, report: Report): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    report({
      file,
      row: null,
      column: null,
      received: 'bytes that are not UTF-8',
      expected: 'UTF-8 text',
      todo: 'Save the file again as "CSV UTF-8".',
    });
    return '';
  }
}

function readRecord(source: string, start: number, startRow: number) {
  const fields: string[] = [];
  let at = start;
  let row = startRow;
  for (;;) {
    const field = source[at] === '"' ? readQuoted(source, at) : readPlain(source, at);
    fields.push(field.text);
    row += field.lines;
    at = field.end;
    if (source[at] === ',') {
      at += 1;
      continue;
    }
    if (source[at] === '\r' && source[at + 1] === '\n') at += 1;
    return { fields, end: at + 1, row: row + 1, open: field.open };
  }
}

function readPlain(source: string, start: number) {
  let end = start;
  while (end < source.length && source[end] !== ',' && source[end] !== '\n' && source[end] !== '\r') end += 1;
  return { text: source.slice(start, end), end, lines: 0, open: false };
}

function readQuoted(source: string, start: number) {
  let text = '';
  let at = start + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote === -1) {
      const rest = source.slice(at);
      return { text: text + rest, end: source.length, lines: linesIn(rest), open: true };
    }
    text += source.slice(at, quote);
    if (source[quote + 1] !== '"') {
      // Whatever stands between the closing quote and the comma is kept: dropping it would hide a fault.
      const tail = readPlain(source, quote + 1);
      return { text: text + tail.text, end: tail.end, lines: linesIn(text), open: false };
    }
    text += '"';
    at = quote + 2;
  }
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
