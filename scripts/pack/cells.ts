import type { Report } from './problems.ts';
import type { TableRow } from './table.ts';

/** A whole number, with or without grouping commas; null and a report when the cell is anything else. */
export function wholeNumber(row: TableRow, key: string, label: string, report: Report): number | null {
  const text = row.cell(key);
  if (/^\d+$/.test(text) || /^\d{1,3}(,\d{3})+$/.test(text)) return Number(text.replaceAll(',', ''));
  report({
    file: row.file,
    row: row.row,
    column: label,
    received: text === '' ? 'an empty cell' : `"${text}"`,
    expected: 'a whole number such as 12345',
    todo: 'Correct the cell from the published table.',
  });
  return null;
}

/** A whole number, or null without a report when the cell is empty: not known is not 0. */
export function wholeNumberOrUnknown(
  row: TableRow,
  key: string,
  label: string,
  report: Report,
): number | null {
  return row.cell(key) === '' ? null : wholeNumber(row, key, label, report);
}

/** Text that must be there. */
export function neededText(row: TableRow, key: string, label: string, report: Report): string {
  const text = row.cell(key);
  if (text === '') {
    report({
      file: row.file,
      row: row.row,
      column: label,
      received: 'an empty cell',
      expected: 'text',
      todo: 'Fill the cell from the published table.',
    });
  }
  return text;
}

/** ONS code of a constituency: a letter and eight digits. */
export function onsCode(row: TableRow, key: string, report: Report): string {
  const text = row.cell(key);
  if (!/^[ENSW]\d{8}$/.test(text)) {
    report({
      file: row.file,
      row: row.row,
      column: 'ONS ID',
      received: text === '' ? 'an empty cell' : `"${text}"`,
      expected: 'an ONS code such as E14001063',
      todo: 'Correct the code; constituencies are joined on codes, never on names.',
    });
  }
  return text;
}
