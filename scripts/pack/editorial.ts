import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StandingColours } from '#server/pack/pack.ts';
import type { Lineage } from './party-registry.ts';
import type { Report } from './problems.ts';
import { type Layout, readTable, type TableRow } from './table.ts';

/** Hand-kept facts: one file a topic in `data/editorial`, every row with its source. */

export interface EditorialParty {
  readonly name: string;
  readonly abbreviation: string;
  readonly letter: string;
  readonly collective: string;
  readonly plural: boolean;
  readonly takesSeats: boolean;
  readonly colours: StandingColours;
}

export interface NotableRow {
  readonly file: string;
  readonly row: number;
  readonly candidate: string;
  readonly name: string;
  readonly role: string;
  readonly kind: 'leader' | 'minister' | 'other';
}

export interface WatchRow {
  readonly file: string;
  readonly row: number;
  readonly constituency: string;
  readonly reason: string;
}

export async function readEditorialParties(
  folder: string,
  report: Report,
): Promise<Map<string, EditorialParty>> {
  const rows = await read(folder, 'parties.csv', PARTY_COLUMNS, report);
  return new Map(
    rows.map((row) => [
      row.cell('id'),
      {
        name: row.cell('name'),
        abbreviation: row.cell('abbreviation'),
        letter: row.cell('letter'),
        collective: row.cell('collective'),
        plural: row.cell('plural') === 'yes',
        takesSeats: row.cell('takes_seats') === 'yes',
        colours: {
          light: { fill: row.cell('light_fill'), on: row.cell('light_on'), edge: row.cell('light_edge') },
          dark: { fill: row.cell('dark_fill'), on: row.cell('dark_on'), edge: row.cell('dark_edge') },
        },
      },
    ]),
  );
}

export async function readLineage(folder: string, election: string, report: Report): Promise<Lineage[]> {
  const rows = await read(
    folder,
    'lineage.csv',
    ['election', 'base_party', 'party', 'base_name', 'source'],
    report,
  );
  return rows
    .filter((row) => row.cell('election') === election)
    .map((row) => ({
      baseParty: row.cell('base_party'),
      party: row.cell('party'),
      baseName: row.cell('base_name') || null,
    }));
}

/** Constituencies that had no member at dissolution. */
export async function readVacancies(folder: string, election: string, report: Report): Promise<Set<string>> {
  const rows = await read(folder, 'vacancies.csv', ['election', 'constituency', 'reason', 'source'], report);
  return new Set(
    rows.filter((row) => row.cell('election') === election).map((row) => row.cell('constituency')),
  );
}

export async function readNotable(folder: string, election: string, report: Report): Promise<NotableRow[]> {
  const rows = await read(
    folder,
    `${election}-notable.csv`,
    ['candidate', 'name', 'role', 'kind', 'source'],
    report,
  );
  return rows.map((row) => ({
    file: row.file,
    row: row.row,
    candidate: row.cell('candidate'),
    name: row.cell('name'),
    role: row.cell('role'),
    kind: kindOf(row, report),
  }));
}

export async function readWatch(folder: string, election: string, report: Report): Promise<WatchRow[]> {
  const rows = await read(folder, `${election}-watch.csv`, ['constituency', 'name', 'reason'], report);
  return rows.map((row) => ({
    file: row.file,
    row: row.row,
    constituency: row.cell('constituency'),
    reason: row.cell('reason'),
  }));
}

const PARTY_COLUMNS = [
  'id',
  'name',
  'abbreviation',
  'letter',
  'collective',
  'plural',
  'takes_seats',
  'light_fill',
  'light_on',
  'light_edge',
  'dark_fill',
  'dark_on',
  'dark_edge',
  'source',
];

/** A file that an election does not have is an empty one: nobody has picked anything for it yet. */
async function read(
  folder: string,
  name: string,
  columns: readonly string[],
  report: Report,
): Promise<TableRow[]> {
  const path = join(folder, 'editorial', name);
  if (!existsSync(path)) return [];
  const layout: Layout = {
    name: 'hand-kept file',
    widths: [],
    columns: columns.map((key) => ({ key, headers: [key], place: null, required: true })),
  };
  return readTable(path, layout, report);
}

function kindOf(row: TableRow, report: Report): NotableRow['kind'] {
  const kind = row.cell('kind');
  if (kind === 'leader' || kind === 'minister' || kind === 'other') return kind;
  report({
    file: row.file,
    row: row.row,
    column: 'kind',
    received: `"${kind}"`,
    expected: 'leader, minister or other',
    todo: 'Correct the cell.',
  });
  return 'other';
}
