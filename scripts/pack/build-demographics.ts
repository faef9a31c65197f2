import { resolve } from 'node:path';
import type { CovariatesFile, DemographicsFile } from '#server/pack/pack-schema.ts';
import { readNamedTable } from './census-tables.ts';
import { type DemographicTables, MEASURES } from './demographic-measures.ts';
import type { ReviseCode } from './library-records.ts';
import { comparableName, compareText } from './names.ts';
import type { Report } from './problems.ts';
import { readConstituencies, readRevisions } from './read-library.ts';
import type { DemographicsSource } from './recipe.ts';
import { type Overlap, readColumns, readOverlaps } from './side-tables.ts';

export type Figures = ReadonlyMap<string, readonly (number | null)[]>;
type Nation = DemographicsFile['measures'][number]['nations'][number];

const NATION_OF_CODE: ReadonlyMap<string, Nation> = new Map([
  ['E', 'England'],
  ['S', 'Scotland'],
  ['W', 'Wales'],
  ['N', 'Northern Ireland'],
]);

/**
 * Least part of a constituency's people for whom a figure is known before it is given for the whole, when it
 * is carried over.
 */
const KNOWN_SHARE_MIN = 0.95;

export interface DemographicFiles {
  readonly demographics: DemographicsFile;
  readonly covariates: CovariatesFile;
  readonly covariatesCsv: string;
}

/**
 * Demographics of the constituencies, and apart from them the covariates that are under a licence of their
 * own.
 */
export async function buildDemographics(
  from: string,
  source: DemographicsSource,
  report: Report,
): Promise<DemographicFiles> {
  const revise = await readRevisions(resolve(from, source.revisions), report);
  const published = await readConstituencies(resolve(from, source.publishedOn), revise, report);
  const codes = published.map((each) => each.ons).sort(compareText);
  const byName = new Map(published.map((each) => [comparableName(each.name), each.ons]));
  const tables = await readTables(from, source, byName, revise, report);
  const readers = MEASURES.map((measure) => measure.read(tables));
  const overlaps =
    source.projectedBy === null
      ? null
      : await readOverlaps(resolve(from, source.projectedBy), revise, report);
  const carry = (figures: Figures, counts: ReadonlySet<number>): Figures =>
    overlaps === null ? figures : projected(figures, overlaps, counts);
  const isProjected = overlaps !== null;

  const counts = new Set(MEASURES.flatMap((measure, place) => (measure.unit === 'persons' ? [place] : [])));
  const figures = carry(new Map(codes.map((code) => [code, readers.map((read) => read(code))])), counts);
  const measures = MEASURES.map(({ read: _, ...measure }, place) => ({
    ...measure,
    nations: nationsWith(figures, place),
    projected: isProjected,
  }));
  const covariateFigures = carry(await readCovariates(resolve(from, source.covariates), report), new Set());
  return {
    demographics: {
      measures,
      values: Object.fromEntries(
        [...figures].map(([code, row]) => [
          code,
          row.map((value, place) => rounded(value, measures[place]?.unit)),
        ]),
      ),
    },
    covariates: covariatesFile(covariateFigures, isProjected),
    covariatesCsv: covariatesCsv(covariateFigures),
  };
}

async function readTables(
  from: string,
  source: DemographicsSource,
  byName: ReadonlyMap<string, string>,
  revise: ReviseCode,
  report: Report,
): Promise<DemographicTables> {
  const workbook = resolve(from, source.workbook);
  const sheet = (name: string, column: string) =>
    readNamedTable(workbook, name, column, 'Total population', byName);
  const census = (path: string, heading: string) =>
    readNamedTable(resolve(from, path), 'Data Sheet 0', 'B', heading, byName);
  const people = await readColumns(resolve(from, source.population), AGE_COLUMNS, report);
  const claimants = await readColumns(resolve(from, source.claimants), ['PCON24CD', '2024-06'], report);
  const deprivation = await readColumns(
    resolve(from, source.deprivation),
    ['PCON24CD', 'parl25-deprivation-score'],
    report,
  );
  return {
    englandAndWales: await sheet('EW_table', 'B'),
    northernIreland: await sheet('NI_table', 'A'),
    scotland: await sheet('Scotland_table', 'A'),
    religionScotland: await census(source.religionScotland, 'All people'),
    ethnicityScotland: await census(source.ethnicityScotland, 'All People'),
    population: new Map(
      people.map((row) => [revise(row.cell('PCON24CD')), (column) => Number(row.cell(column))]),
    ),
    claimants: new Map(claimants.map((row) => [revise(row.cell('PCON24CD')), Number(row.cell('2024-06'))])),
    deprivation: new Map(
      deprivation.map((row) => [revise(row.cell('PCON24CD')), Number(row.cell('parl25-deprivation-score'))]),
    ),
  };
}

const AGE_COLUMNS = ['PCON24CD', ...Array.from({ length: 90 }, (_, age) => String(age)), '90+', '18+'];

/**
 * Carries figures to older constituencies: each is the mean of the new ones that its people now live in,
 * weighted by the share of its people in each. Counts of people are shared out by the part of each new
 * constituency that came from the old. Unknown parts are left out, and where they are more than a twentieth
 * the figure is unknown.
 */
export function projected(
  figures: Figures,
  overlaps: readonly Overlap[],
  counts: ReadonlySet<number>,
): Figures {
  const width = [...figures.values()][0]?.length ?? 0;
  return new Map(
    [...Map.groupBy(overlaps, (overlap) => overlap.old)]
      .sort(([a], [b]) => compareText(a, b))
      .map(([old, parts]) => {
        const row = Array.from({ length: width }, (_, place) => {
          const figureOf = (part: Overlap): number | null => figures.get(part.new)?.[place] ?? null;
          return counts.has(place)
            ? parts.reduce((sum, part) => sum + part.shareOfNew * (figureOf(part) ?? 0), 0)
            : weightedMean(parts.map((part) => [part.shareOfOld, figureOf(part)]));
        });
        return [old, row] as const;
      }),
  );
}

function weightedMean(parts: readonly (readonly [weight: number, value: number | null])[]): number | null {
  let weight = 0;
  let sum = 0;
  let all = 0;
  for (const [share, value] of parts) {
    all += share;
    if (value === null) continue;
    weight += share;
    sum += share * value;
  }
  return weight < KNOWN_SHARE_MIN * all || weight === 0 ? null : sum / weight;
}

function nationsWith(figures: Figures, place: number): Nation[] {
  const found = new Set(
    [...figures].flatMap(([code, row]) => (row[place] === null ? [] : [NATION_OF_CODE.get(code.charAt(0))])),
  );
  return [...NATION_OF_CODE.values()].filter((nation) => found.has(nation));
}

/** Percentages to a tenth of a point would lose the small ones: hundredths are kept. */
function rounded(value: number | null, unit: string | undefined): number | null {
  if (value === null) return null;
  return unit === 'persons' ? Math.round(value) : Math.round(value * 100) / 100;
}

const COVARIATES = [
  { id: 'degree', label: 'Degree or equivalent', unit: 'percent', column: 'c21QualLevel4' },
  { id: 'density', label: 'People per hectare', unit: 'personsPerHectare', column: 'c21PopulationDensity' },
  { id: 'leave', label: 'Leave in 2016 (estimate)', unit: 'percent', column: 'HanrettyLeave' },
] as const;

async function readCovariates(path: string, report: Report): Promise<Figures> {
  const rows = await readColumns(path, ['ONSConstID', ...COVARIATES.map((each) => each.column)], report);
  return new Map(
    rows
      .map(
        (row) =>
          [
            row.cell('ONSConstID'),
            COVARIATES.map((each) => (row.cell(each.column) === '' ? null : Number(row.cell(each.column)))),
          ] as const,
      )
      .sort(([a], [b]) => compareText(a, b)),
  );
}

function covariatesFile(figures: Figures, isProjected: boolean): CovariatesFile {
  return {
    licence: 'CC BY-SA 4.0',
    credit: 'Ralph Scott, UKGE24_wpc_census_summaries; Leave estimates: Chris Hanretty',
    measures: COVARIATES.map(({ column: _, ...measure }, place) => ({
      ...measure,
      source: 'Census summaries of the constituencies of 2024, Ralph Scott',
      nations: nationsWith(figures, place),
      projected: isProjected,
    })),
  };
}

function covariatesCsv(figures: Figures): string {
  const known = [...figures].filter(([, row]) => row.some((value) => value !== null));
  const lines = known.map(([code, row]) =>
    [code, ...row.map((value) => rounded(value, 'percent') ?? '')].join(','),
  );
  return `${[['code', ...COVARIATES.map((each) => each.id)].join(','), ...lines].join('\n')}\n`;
}
