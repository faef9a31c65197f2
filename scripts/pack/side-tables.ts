import { wholeNumber } from './cells.ts';
import { OVERLAP_LAYOUT } from './library-layouts.ts';
import type { ReviseCode } from './library-records.ts';
import type { Report } from './problems.ts';
import { type Layout, readTable, type TableRow } from './table.ts';

/** A small table with a header row, read by the columns that are wanted. */
export function readColumns(path: string, columns: readonly string[], report: Report): Promise<TableRow[]> {
  const layout: Layout = {
    name: 'table',
    widths: [],
    columns: columns.map((key) => ({ key, headers: [key], place: null, required: true })),
  };
  return readTable(path, layout, report);
}

/** Welsh names by code, only where one is in use. */
export async function readWelshNames(
  path: string,
  revise: ReviseCode,
  report: Report,
): Promise<Map<string, string>> {
  const rows = await readColumns(path, ['gss_code', 'name_cy'], report);
  return new Map(
    rows.flatMap((row) =>
      row.cell('name_cy') === '' ? [] : [[revise(row.cell('gss_code')), row.cell('name_cy')] as const],
    ),
  );
}

/** Electorates that the publisher corrected after the file came out. */
export async function readElectorateCorrections(path: string, report: Report): Promise<Map<string, number>> {
  const rows = await readColumns(path, ['ons_id', 'electorate_corrected'], report);
  return new Map(
    rows.flatMap((row) => {
      const electorate = wholeNumber(row, 'electorate_corrected', 'electorate_corrected', report);
      return electorate === null ? [] : [[row.cell('ons_id'), electorate] as const];
    }),
  );
}

/**
 * How much of an old constituency's people live in a new one, and how much of the new one's come from the
 * old; 0 to 1.
 */
export interface Overlap {
  readonly old: string;
  readonly new: string;
  readonly shareOfOld: number;
  readonly shareOfNew: number;
}

export async function readOverlaps(path: string, revise: ReviseCode, report: Report): Promise<Overlap[]> {
  const rows = await readTable(path, OVERLAP_LAYOUT, report);
  return rows.map((row) => ({
    old: row.cell('old'),
    new: revise(row.cell('new')),
    shareOfOld: Number(row.cell('shareOfOld')),
    shareOfNew: Number(row.cell('shareOfNew')),
  }));
}
