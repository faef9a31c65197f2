import type { DemographicsSource, Recipe } from '../recipe.ts';

const REVISIONS = 'source/constituency-code-revisions-scotland-2024-noheader.csv';
const OVERLAPS = 'source/constituency-overlaps-2010-to-2024-noheader.csv';

const DEMOGRAPHICS: DemographicsSource = {
  workbook: 'geo/raw/demographics_hoclibrary_may2024.xlsx',
  religionScotland: 'geo/raw/census2022_religion_scotland57.xlsx',
  ethnicityScotland: 'geo/raw/census2022_ethnicity_scotland57.xlsx',
  population: 'geo/raw/population_2022_single_year_650.csv',
  claimants: 'geo/raw/unemployment_claimant_rate_650.csv',
  deprivation: 'geo/raw/imd_composite_uk_parl25_650.csv',
  covariates: 'geo/raw/census_summaries_gb632_v1.1.csv',
  publishedOn: 'source/ge2024-hoc-results-by-constituency.csv',
  revisions: REVISIONS,
  projectedBy: null,
};

const GE2024: Recipe = {
  id: 'ge2024',
  name: 'General election 2024',
  pollDate: '2024-07-04',
  candidates: 'source/ge2024-hoc-results-by-candidate.csv',
  constituencies: 'source/ge2024-hoc-results-by-constituency.csv',
  revisions: REVISIONS,
  base: {
    kind: 'notional',
    name: '2019 notional',
    file: 'source/ge2019-notional-on-2024-boundaries-noheader.csv',
  },
  electorateCorrections: 'source/ge2024-electorate-corrections-lambeth.csv',
  welshNames: 'geo/raw/constituencies_mysociety_parl25_650.csv',
  councils: {
    overlaps: 'geo/raw/overlap_parl25_lad23.csv',
    codes: 'geo/raw/constituencies_mysociety_parl25_650.csv',
    names: 'geo/raw/lad23_names.csv',
  },
  map: {
    hexes: 'source/hexmap-2024-constituencies.hexjson',
    boundaries: 'geo/raw/boundaries_pcon_july2024.topojson',
  },
  outgoing: { kind: 'table', file: 'source/ge2024-outgoing-mp-by-seat-derived.csv' },
  expected: {
    kind: 'overlaps',
    constituencies: 'source/ge2019-hoc-results-by-constituency-noheader.csv',
    pollDate: '2019-12-12',
    overlaps: OVERLAPS,
  },
  demographics: DEMOGRAPHICS,
  postcodes: {
    ranges: 'geo/raw/postcode_mini_pcon_2024.json',
    names: 'geo/raw/postcode_mini_pcon_2024_names.json',
  },
  night: {
    kind: 'table',
    file: 'source/ge2024-declaration-times-compared.csv',
    text: 'Figures: House of Commons Library, CBP-10009. Time: approximate, from several lists',
  },
  credits: [
    'library',
    'notional',
    'democracyClub',
    'hexes',
    'boundaries',
    'mysociety',
    'councils',
    'census',
    'deprivation',
    'covariates',
    'postcodes',
  ],
};

const GE2019: Recipe = {
  id: 'ge2019',
  name: 'General election 2019',
  pollDate: '2019-12-12',
  candidates: 'source/ge2019-hoc-results-by-candidate-noheader.csv',
  constituencies: 'source/ge2019-hoc-results-by-constituency-noheader.csv',
  revisions: null,
  base: {
    kind: 'counted',
    name: '2017',
    candidates: 'source/ge2017-hoc-results-by-candidate-noheader.csv',
    constituencies: 'source/ge2017-hoc-results-by-constituency-noheader.csv',
  },
  electorateCorrections: null,
  welshNames: null,
  councils: null,
  map: null,
  outgoing: { kind: 'sameSeats' },
  expected: {
    kind: 'sameSeats',
    constituencies: 'source/ge2017-hoc-results-by-constituency-noheader.csv',
    pollDate: '2017-06-08',
  },
  demographics: { ...DEMOGRAPHICS, projectedBy: OVERLAPS },
  postcodes: null,
  night: { kind: 'constituencyFile', text: 'House of Commons Library, CBP-8749: figures and time' },
  credits: ['library', 'census', 'deprivation', 'covariates'],
};

const GE2017: Recipe = {
  ...GE2019,
  id: 'ge2017',
  name: 'General election 2017',
  pollDate: '2017-06-08',
  candidates: 'source/ge2017-hoc-results-by-candidate-noheader.csv',
  constituencies: 'source/ge2017-hoc-results-by-constituency-noheader.csv',
  base: {
    kind: 'counted',
    name: '2015',
    candidates: 'source/ge2015-hoc-results-by-candidate-noheader.csv',
    constituencies: null,
  },
  expected: null,
  night: { kind: 'constituencyFile', text: 'House of Commons Library, CBP-7979: figures and time' },
};

/** The packs that the repository carries. */
export const KNOWN_RECIPES: readonly Recipe[] = [GE2024, GE2019, GE2017];
