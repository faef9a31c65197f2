import { readFile } from 'node:fs/promises';
import { comparableName } from './names.ts';
import { readSheet, type Sheet } from './workbook.ts';

/**
 * A sheet's figures by constituency: the headings of its columns, and each row that is one of the named
 * constituencies.
 */
export interface NamedTable {
  readonly columns: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Reads a sheet that names constituencies without codes: the headings stand in the row that holds `heading`,
 * the names in `nameColumn`. Names are joined as compared, so that accents, "&" and capitals do not matter. A
 * name that occurs twice keeps its first row: the second is another constituency's under a wrong name, and
 * its figures cannot be told apart.
 */
export async function readNamedTable(
  path: string,
  sheetName: string,
  nameColumn: string,
  heading: string,
  codes: ReadonlyMap<string, string>,
): Promise<NamedTable> {
  const sheet = readSheet(await readFile(path), sheetName);
  const rows = new Map<string, ReadonlyMap<string, string>>();
  for (const cells of sheet.values()) {
    const code = codes.get(comparableName(cells.get(nameColumn) ?? ''));
    if (code !== undefined && !rows.has(code)) rows.set(code, cells);
  }
  return { columns: headingsOf(sheet, heading), rows };
}

/**
 * Figure of a constituency under a heading; null when the sheet has no such row. Throws when it has no such
 * heading.
 */
export function figure(table: NamedTable, code: string, heading: string): number | null {
  const column = table.columns.get(heading);
  if (column === undefined)
    throw new Error(`No column "${heading}"; there are ${[...table.columns.keys()].join(', ')}`);
  const text = table.rows.get(code)?.get(column);
  return text === undefined ? null : Number(text);
}

/** The first column under each heading, of the row that holds this one. */
function headingsOf(sheet: Sheet, heading: string): Map<string, string> {
  for (const cells of sheet.values()) {
    if (![...cells.values()].includes(heading)) continue;
    const columns = new Map<string, string>();
    for (const [column, text] of cells) if (!columns.has(text)) columns.set(text, column);
    return columns;
  }
  throw new Error(`The sheet has no heading "${heading}"`);
}
