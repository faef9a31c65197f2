import { basename } from 'node:path';
import type { LibraryCandidate, LibraryConstituency } from './library-records.ts';
import type { Report } from './problems.ts';

interface LibraryPair {
  readonly candidateFile: string;
  readonly candidates: readonly LibraryCandidate[];
  readonly constituencyFile: string;
  readonly constituencies: readonly LibraryConstituency[];
}

/**
 * Whether the two files are of one election: the same codes in both, each person once, and votes that add up
 * where there are any.
 */
export function checkPair(pair: LibraryPair, report: Report): void {
  const candidateFile = basename(pair.candidateFile);
  const constituencyFile = basename(pair.constituencyFile);
  const groups = Map.groupBy(pair.candidates, (candidate) => candidate.ons);
  const known = new Set(pair.constituencies.map((each) => each.ons));
  for (const [ons, group] of groups) {
    if (known.has(ons)) continue;
    report({
      file: candidateFile,
      row: group[0]?.row ?? null,
      column: 'ONS ID',
      received: `${ons} (${group[0]?.constituency})`,
      expected: `a constituency of ${constituencyFile}`,
      todo: 'Check that both files are of the same election and the same edition.',
    });
  }
  for (const each of pair.constituencies) {
    const group = groups.get(each.ons) ?? [];
    if (group.length === 0) {
      report({
        file: constituencyFile,
        row: each.row,
        column: 'ONS ID',
        received: `${each.ons} (${each.name}), for which ${candidateFile} has no candidate`,
        expected: 'at least one candidate',
        todo: 'Check that both files are of the same election and the same edition.',
      });
    }
    checkVotes(candidateFile, each, group, report);
  }
  checkPersons(candidateFile, pair.candidates, report);
}

/** Whether the base is of the same constituencies: without that there is no change to speak of. */
export function checkBase(
  file: string,
  base: ReadonlySet<string>,
  constituencies: readonly LibraryConstituency[],
  report: Report,
): void {
  const known = new Set(constituencies.map((each) => each.ons));
  const lacking = constituencies.filter((each) => !base.has(each.ons)).map((each) => each.ons);
  const foreign = [...base].filter((ons) => !known.has(ons));
  if (lacking.length === 0 && foreign.length === 0) return;
  report({
    file: basename(file),
    row: null,
    column: 'ONS ID',
    received: `${foreign.length} codes that this election does not have (${examples(foreign)}), and none for ${examples(lacking)}`,
    expected: 'a base for each of its constituencies and for no other',
    todo: 'Use a base on the same boundaries; if codes were revised since, list them in a file and give it with --revisions.',
  });
}

/** As many codes as help to see what is wrong. */
function examples(codes: readonly string[]): string {
  const shown = codes.slice(0, 5).join(', ');
  return codes.length === 0 ? 'no other' : codes.length > 5 ? `${shown} and ${codes.length - 5} more` : shown;
}

function checkVotes(
  file: string,
  constituency: LibraryConstituency,
  group: readonly LibraryCandidate[],
  report: Report,
): void {
  if (constituency.validVotes === null || group.some((candidate) => candidate.votes === null)) return;
  const sum = group.reduce((total, candidate) => total + (candidate.votes ?? 0), 0);
  if (sum === constituency.validVotes || group.length === 0) return;
  report({
    file,
    row: group[0]?.row ?? null,
    column: 'Votes',
    received: `${sum} in all for ${constituency.ons} (${constituency.name})`,
    expected: `${constituency.validVotes}, the valid votes of the constituency file`,
    todo: 'Look for a candidate who is missing or doubled, or take both files from one edition.',
  });
}

function checkPersons(file: string, candidates: readonly LibraryCandidate[], report: Report): void {
  const persons = Map.groupBy(
    candidates.filter((candidate) => candidate.person !== null),
    (candidate) => candidate.person,
  );
  for (const [person, twins] of persons) {
    if (twins.length === 1) continue;
    report({
      file,
      row: twins[1]?.row ?? null,
      column: 'DC Person ID',
      received: `${person} twice (also in row ${twins[0]?.row})`,
      expected: 'each person once',
      todo: 'Take out the row that is doubled, or clear the wrong id.',
    });
  }
}
