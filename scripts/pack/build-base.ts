import type { BaseFile } from '#server/pack/pack-schema.ts';
import { fullName } from './build-candidates.ts';
import type { LibraryCandidate, LibraryConstituency, NotionalRow } from './library-records.ts';
import { compareText } from './names.ts';
import type { PartyRegistry } from './party-registry.ts';
import type { Report } from './problems.ts';

type Entry = BaseFile[string]['entries'][number];

/**
 * The base from counted votes: the last general election on the same boundaries. Independents keep their
 * names.
 */
export function baseFromCandidates(
  file: string,
  candidates: readonly LibraryCandidate[],
  constituencies: readonly LibraryConstituency[],
  parties: PartyRegistry,
  report: Report,
): BaseFile {
  const electorates = new Map(constituencies.map((each) => [each.ons, each.electorate]));
  const entries = candidates.flatMap((candidate) => {
    if (candidate.votes === null) {
      report({
        file,
        row: candidate.row,
        column: 'Votes',
        received: 'an empty cell',
        expected: 'the votes counted at the last election',
        todo: 'Use the file with results: a list of nominations cannot be a base.',
      });
      return [];
    }
    const standing = parties.baseStandingOf(candidate.party);
    const name = standing === 'independent' || standing === 'speaker' ? { name: fullName(candidate) } : {};
    return [{ ons: candidate.ons, entry: { standing, votes: candidate.votes, ...name } }];
  });
  return baseFile(entries, (ons) => electorates.get(ons) ?? null);
}

/** The base recomputed on new boundaries. The file numbers independents but does not name them. */
export function baseFromNotional(
  file: string,
  rows: readonly NotionalRow[],
  parties: PartyRegistry,
  report: Report,
): BaseFile {
  const heads = new Map(rows.map((row) => [row.ons, row]));
  const entries = rows.map((row) => ({
    ons: row.ons,
    entry: { standing: parties.baseStandingOf(row.party), votes: row.votes },
  }));
  const base = baseFile(entries, (ons) => heads.get(ons)?.electorate ?? null);
  for (const [ons, { validVotes }] of Object.entries(base)) {
    const head = heads.get(ons);
    if (head === undefined || head.validVotes === validVotes) continue;
    report({
      file,
      row: head.row,
      column: 'Valid votes',
      received: `${head.validVotes} for ${ons}, whose parties add up to ${validVotes}`,
      expected: 'the sum of the votes of its rows',
      todo: 'Look for a row that is missing, doubled or an aggregate.',
    });
  }
  return base;
}

function baseFile(
  rows: readonly { readonly ons: string; readonly entry: Entry }[],
  electorateOf: (ons: string) => number | null,
): BaseFile {
  const groups = Map.groupBy(rows, (row) => row.ons);
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([ons, group]) => {
        const entries = group
          .map((row) => row.entry)
          .toSorted((a, b) => b.votes - a.votes || compareText(a.standing, b.standing));
        const validVotes = entries.reduce((sum, entry) => sum + entry.votes, 0);
        return [ons, { electorate: electorateOf(ons), validVotes, entries }];
      }),
  );
}
