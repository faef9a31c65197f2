import { resolve } from 'node:path';
import type { ReviseCode } from './library-records.ts';
import type { Report } from './problems.ts';
import type { Recipe } from './recipe.ts';
import { readColumns } from './side-tables.ts';

/**
 * The local authority in which most of a constituency's people live, by its ONS code. The overlaps name
 * constituencies by short codes of the publisher, which the second table turns into ONS codes.
 */
export async function readCouncils(
  from: string,
  source: NonNullable<Recipe['councils']>,
  revise: ReviseCode,
  report: Report,
): Promise<Map<string, string>> {
  const overlaps = await readColumns(
    resolve(from, source.overlaps),
    ['PARL25', 'LAD23', 'percentage_overlap_pop'],
    report,
  );
  const codes = await readColumns(resolve(from, source.codes), ['short_code', 'gss_code'], report);
  const names = await readColumns(resolve(from, source.names), ['LAD23CD', 'LAD23NM'], report);
  const onsOf = new Map(codes.map((row) => [row.cell('short_code'), revise(row.cell('gss_code'))]));
  const nameOf = new Map(names.map((row) => [row.cell('LAD23CD'), row.cell('LAD23NM')]));

  const largest = new Map<string, { readonly share: number; readonly name: string }>();
  for (const row of overlaps) {
    const ons = onsOf.get(row.cell('PARL25'));
    const name = nameOf.get(row.cell('LAD23'));
    const share = Number(row.cell('percentage_overlap_pop'));
    if (ons === undefined || name === undefined) continue;
    if (share > (largest.get(ons)?.share ?? 0)) largest.set(ons, { share, name });
  }
  return new Map([...largest].map(([ons, { name }]) => [ons, name]));
}
