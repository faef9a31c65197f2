import type { ConstituenciesFile, ElectionFile } from '#server/pack/pack-schema.ts';
import type { LibraryConstituency } from './library-records.ts';
import { compareText, slugOf } from './names.ts';
import type { Report } from './problems.ts';

type Entry = ConstituenciesFile[number];
type Nation = Entry['nation'];

/** What other sources know of a constituency; each part may be unknown. */
export interface KnownBesides {
  readonly welshNames: ReadonlyMap<string, string>;
  readonly councils: ReadonlyMap<string, string>;
  readonly electorates: ReadonlyMap<string, number>;
  readonly hexes: ReadonlyMap<string, NonNullable<Entry['hex']>>;
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
  readonly outgoing: ReadonlyMap<string, NonNullable<Entry['outgoingMp']>>;
  readonly expected: ReadonlyMap<string, string>;
}

const NATIONS: readonly Nation[] = ['England', 'Scotland', 'Wales', 'Northern Ireland'];

/** Constituencies in order of their codes. */
export function buildConstituencies(
  file: string,
  published: readonly LibraryConstituency[],
  besides: KnownBesides,
  report: Report,
): ConstituenciesFile {
  const regions = regionIds(published);
  const entries = published
    .toSorted((a, b) => compareText(a.ons, b.ons))
    .map((each): Entry => {
      const at = besides.expected.get(each.ons);
      const council = besides.councils.get(each.ons);
      return {
        id: each.ons,
        name: each.name,
        slug: slugOf(each.name),
        nation: nationOf(file, each, report),
        region: regions.get(each.region) ?? each.region,
        welshName: besides.welshNames.get(each.ons) ?? null,
        ...(council === undefined ? {} : { council }),
        electorate: besides.electorates.get(each.ons) ?? each.electorate,
        outgoingMp: besides.outgoing.get(each.ons) ?? null,
        expected: at === undefined ? null : { at, basis: 'previousElection' },
        hex: besides.hexes.get(each.ons) ?? null,
        neighbours: [...(besides.neighbours.get(each.ons) ?? [])],
      };
    });
  reportTwins(file, entries, report);
  return entries;
}

/** Regions in order of nation, then of their codes, which is the order of the ONS. */
export function buildRegions(published: readonly LibraryConstituency[]): ElectionFile['regions'] {
  const ids = regionIds(published);
  const byName = new Map(published.map((each) => [each.region, each]));
  return [...byName.values()]
    .map((each) => ({
      id: ids.get(each.region) ?? each.region,
      name: each.region,
      nation: NATIONS.find((nation) => nation === each.country) ?? 'England',
    }))
    .toSorted((a, b) => NATIONS.indexOf(a.nation) - NATIONS.indexOf(b.nation) || compareText(a.id, b.id));
}

/** Some rows lack the code of their region ("NA"): any other row of the region has it. */
function regionIds(published: readonly LibraryConstituency[]): Map<string, string> {
  const coded = published.flatMap((each) =>
    each.regionOns === null ? [] : [[each.region, each.regionOns] as const],
  );
  return new Map([...published.map((each) => [each.region, slugOf(each.region)] as const), ...coded]);
}

function nationOf(file: string, each: LibraryConstituency, report: Report): Nation {
  const nation = NATIONS.find((name) => name === each.country);
  if (nation === undefined) {
    report({
      file,
      row: each.row,
      column: 'Country name',
      received: `"${each.country}"`,
      expected: NATIONS.join(', '),
      todo: 'Correct the cell.',
    });
  }
  return nation ?? 'England';
}

function reportTwins(file: string, entries: ConstituenciesFile, report: Report): void {
  for (const key of ['id', 'slug'] as const) {
    for (const [value, twins] of Map.groupBy(entries, (entry) => entry[key])) {
      if (twins.length === 1) continue;
      report({
        file,
        row: null,
        column: key === 'id' ? 'ONS ID' : 'Constituency name',
        received: `"${value}" ${twins.length} times (${twins.map((each) => each.name).join(', ')})`,
        expected: 'each constituency once',
        todo: 'Take out the row that does not belong.',
      });
    }
  }
}
