import type { CandidatesFile } from '#server/pack/pack-schema.ts';
import type { NotableRow } from './editorial.ts';
import type { LibraryCandidate } from './library-records.ts';
import { compareText, inBallotOrder } from './names.ts';
import type { PartyRegistry } from './party-registry.ts';
import type { Report } from './problems.ts';

/** A candidate of the Library's file with the id that the pack gives. */
export interface NamedCandidate extends LibraryCandidate {
  readonly id: string;
}

/**
 * Candidates by constituency in ballot-paper order, each with an id that does not depend on its name: two
 * people of one name may stand in one constituency. Where Democracy Club's number is not known, the id is the
 * place on the ballot paper.
 */
export function nameCandidates(candidates: readonly LibraryCandidate[]): Map<string, NamedCandidate[]> {
  const groups = Map.groupBy(candidates, (candidate) => candidate.ons);
  return new Map(
    [...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([ons, group]) => [
        ons,
        group
          .toSorted((a, b) => inBallotOrder(a, b) || compareText(a.person ?? '', b.person ?? ''))
          .map((candidate, place) => ({
            ...candidate,
            id: candidate.person === null ? `${ons}-${place + 1}` : `dc-${candidate.person}`,
          })),
      ]),
  );
}

export function buildCandidates(
  candidates: ReadonlyMap<string, readonly NamedCandidate[]>,
  parties: PartyRegistry,
  notable: readonly NotableRow[],
  report: Report,
): CandidatesFile {
  const wanted = new Map(notable.map((row) => [row.candidate, row]));
  const file = Object.fromEntries(
    [...candidates].map(([ons, group]) => [
      ons,
      group.map((candidate) => {
        const row = wanted.get(candidate.id);
        wanted.delete(candidate.id);
        return candidateEntry(candidate, parties, row);
      }),
    ]),
  );
  for (const row of wanted.values()) {
    report({
      file: row.file,
      row: row.row,
      column: 'candidate',
      received: `"${row.candidate}" (${row.name})`,
      expected: 'the id of a candidate of this election',
      todo: 'Correct the id, or take the row out if this person did not stand.',
    });
  }
  return file;
}

function candidateEntry(
  candidate: NamedCandidate,
  parties: PartyRegistry,
  notable: NotableRow | undefined,
): CandidatesFile[string][number] {
  const standing = parties.standingOf(candidate.party);
  const usual = parties.names.get(standing)?.name;
  return {
    id: candidate.id,
    name: fullName(candidate),
    surname: candidate.surname,
    standing,
    // A party may stand under several registered names: the Greens of three nations, Labour and Co-operative.
    ...(usual !== undefined && usual !== candidate.party.name ? { description: candidate.party.name } : {}),
    ...(candidate.gender === 'unknown' ? {} : { gender: candidate.gender }),
    ...(candidate.sittingMp ? { sittingMp: true as const } : {}),
    ...(candidate.formerMp ? { formerMp: true as const } : {}),
    ...(notable === undefined ? {} : { notable: { role: notable.role, kind: notable.kind } }),
  };
}

export function fullName(person: { readonly firstName: string; readonly surname: string }): string {
  return `${person.firstName} ${person.surname}`.trim();
}
