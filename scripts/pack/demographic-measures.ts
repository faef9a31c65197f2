import type { DemographicsFile } from '#server/pack/pack-schema.ts';
import { figure, type NamedTable } from './census-tables.ts';

/**
 * Everything that demographic measures are read from, by code of the constituencies on whose boundaries it
 * was published.
 */
export interface DemographicTables {
  readonly englandAndWales: NamedTable;
  readonly northernIreland: NamedTable;
  readonly scotland: NamedTable;
  /** Counts of people from the Scottish census itself. */
  readonly religionScotland: NamedTable;
  readonly ethnicityScotland: NamedTable;
  readonly population: ReadonlyMap<string, (column: string) => number>;
  readonly claimants: ReadonlyMap<string, number>;
  readonly deprivation: ReadonlyMap<string, number>;
}

type Measure = DemographicsFile['measures'][number];
type Reader = (code: string) => number | null;

export interface MeasureSource extends Omit<Measure, 'projected' | 'nations'> {
  readonly read: (tables: DemographicTables) => Reader;
}

const CENSUS = 'Census 2021 (England, Wales, Northern Ireland) and 2022 (Scotland)';
const ESTIMATES = 'Population estimates, mid-2022';
const TENURE = 'Census 2021, households';

/**
 * Headings in the sheets of England and Wales, Northern Ireland and Scotland whose shares are added up; null:
 * not published there.
 */
interface Headings {
  readonly ew: readonly string[] | null;
  readonly ni: readonly string[] | null;
  /** In the Library's sheet, as shares. */
  readonly s?: readonly string[];
  /** In a table of the Scottish census, as counts of "all people". */
  readonly sReligion?: readonly string[];
  readonly sEthnicity?: readonly string[];
}

/**
 * Scottish ethnic groups in the Library's sheet repeat the columns of birth, so they are counted from the
 * census table instead.
 */
export const MEASURES: readonly MeasureSource[] = [
  { id: 'population', label: 'Population', unit: 'persons', source: CENSUS, read: populationOf },
  adults('adults-18-24', 'Adults aged 18 to 24', [18, 24]),
  adults('adults-65-plus', 'Adults aged 65 and over', [65, 90]),
  share('born-uk', 'Born in the United Kingdom', CENSUS, {
    ew: ['United Kingdom'],
    ni: ['United Kingdom'],
    s: ['United Kingdom'],
  }),
  share('white', 'White', CENSUS, {
    ew: ['White British', 'Other White'],
    ni: ['White'],
    sEthnicity: ['White: Total'],
  }),
  share('white-british', 'White British', CENSUS, {
    ew: ['White British'],
    ni: null,
    sEthnicity: ['White: White Scottish', 'White: Other White British'],
  }),
  share('asian', 'Asian', CENSUS, {
    ew: ['Asian / Asian British'],
    ni: ['Asian'],
    sEthnicity: ['Asian, Asian Scottish or Asian British: Total'],
  }),
  share('black', 'Black', CENSUS, {
    ew: ['Black / Black British'],
    ni: ['Black'],
    sEthnicity: ['African: Total', 'Caribbean or Black: Total'],
  }),
  share('muslim', 'Muslim', CENSUS, { ew: ['Muslim'], ni: ['Muslim'], sReligion: ['Muslim'] }),
  share('christian', 'Christian', CENSUS, {
    ew: ['Christian'],
    ni: ['Christian: Catholic', 'Christian: Protestant and Other Christian'],
    sReligion: ['Church of Scotland', 'Roman Catholic', 'Other Christian'],
  }),
  share('catholic', 'Catholic', CENSUS, {
    ew: null,
    ni: ['Christian: Catholic'],
    sReligion: ['Roman Catholic'],
  }),
  share('hindu', 'Hindu', CENSUS, { ew: ['Hindu'], ni: ['Hindu'], sReligion: ['Hindu'] }),
  share('sikh', 'Sikh', CENSUS, { ew: ['Sikh'], ni: null, sReligion: ['Sikh'] }),
  share('jewish', 'Jewish', CENSUS, { ew: ['Jewish'], ni: null, sReligion: ['Jewish'] }),
  share('no-religion', 'No religion', CENSUS, {
    ew: ['No religion'],
    ni: ['No religion'],
    sReligion: ['No religion'],
  }),
  share('home-owners', 'Home owners', TENURE, {
    ew: ['Owned outright', 'Owned with a mortgage or loan'],
    ni: ['Owned outright', 'Owned with a mortgage or loan'],
  }),
  share('private-renters', 'Private renters', TENURE, { ew: ['Private rented'], ni: ['Private rented'] }),
  share('social-renters', 'Social renters', TENURE, { ew: ['Social rented'], ni: ['Social rented'] }),
  {
    id: 'claimants',
    label: 'Unemployment claimants, aged 16 to 64',
    unit: 'percent',
    source: 'Claimant count, June 2024',
    read: (tables) => (code) => tables.claimants.get(code) ?? null,
  },
  {
    id: 'deprivation',
    label: 'Deprivation score (higher is more deprived)',
    unit: 'score',
    source: 'Composite UK index of deprivation, mySociety',
    read: (tables) => (code) => tables.deprivation.get(code) ?? null,
  },
];

function populationOf(tables: DemographicTables): Reader {
  return (code) =>
    figure(tables.englandAndWales, code, 'Total population') ??
    figure(tables.northernIreland, code, 'Total population') ??
    figure(tables.religionScotland, code, 'All people');
}

/** Percentage of adults in an age band; the last year of age in the table stands for it and all above. */
function adults(id: string, label: string, [from, to]: readonly [number, number]): MeasureSource {
  return {
    id,
    label,
    unit: 'percent',
    source: ESTIMATES,
    read: (tables) => (code) => {
      const people = tables.population.get(code);
      if (people === undefined) return null;
      let band = 0;
      for (let age = from; age <= to; age += 1) band += people(age === 90 ? '90+' : String(age));
      return (100 * band) / people('18+');
    },
  };
}

function share(id: string, label: string, source: string, headings: Headings): MeasureSource {
  return {
    id,
    label,
    unit: 'percent',
    source,
    read: (tables) => (code) =>
      percentOf(tables.englandAndWales, code, headings.ew, 1) ??
      percentOf(tables.northernIreland, code, headings.ni, 1) ??
      percentOf(tables.scotland, code, headings.s ?? null, 1) ??
      percentOf(tables.religionScotland, code, headings.sReligion ?? null, 'All people') ??
      percentOf(tables.ethnicityScotland, code, headings.sEthnicity ?? null, 'All People'),
  };
}

function percentOf(
  table: NamedTable,
  code: string,
  headings: readonly string[] | null,
  whole: 1 | string,
): number | null {
  if (headings === null || !table.rows.has(code)) return null;
  const parts = headings.map((heading) => figure(table, code, heading) ?? 0);
  const total = whole === 1 ? 1 : figure(table, code, whole);
  return total === null ? null : (100 * parts.reduce((sum, part) => sum + part, 0)) / total;
}
