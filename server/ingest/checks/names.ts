import type { Candidate } from '#lib/election/reference.ts';
import { editDistance } from '#lib/format/edit-distance.ts';
import { canonicalName } from '../canonical-name.ts';
import { plainParty, standingsNamed } from '../party-aliases.ts';
import { type Case, doubt, type FiguresCase, type Finding, warning } from './finding.ts';

/** Surnames this near to one another have been confused at a count in a ward of 2012. */
const LOOKALIKE_LETTERS_MAX = 2;
/** Shorter surnames are near to one another by chance. */
const LOOKALIKE_CHARS_MIN = 4;

/**
 * The stated name of the constituency must be that of the code. Lists put the points of the compass and "City of" behind
 * the place ("Durham, City of"): the same words in another order are the same place, unless they are another's name.
 */
export function seatNameFindings({ message, constituency, roll }: Case): readonly Finding[] {
  if (message.name === undefined) return [];
  const stated = canonicalName(message.name);
  const known = [constituency.name, constituency.welshName ?? constituency.name].map(canonicalName);
  if (known.includes(stated)) return [];
  const isReordered = known.some((name) => sortedWords(name) === sortedWords(stated));
  const isOther = () => roll.reference.constituencies.some((each) => canonicalName(each.name) === stated);
  if (isReordered && !isOther()) return [];
  return [
    doubt('NAME_MISMATCH', {
      path: 'name',
      received: message.name,
      expected: `${constituency.name}, which ${constituency.id} stands for`,
      todo: 'Find out whether the code or the name is wrong; the figures may be of the other constituency.',
    }),
  ];
}

function sortedWords(canonical: string): string {
  return canonical.split(' ').sort().join(' ');
}

/** Every nominated candidate has votes, nobody else has, and names and parties are theirs. */
export function candidateFindings(figures: FiguresCase): readonly Finding[] {
  const { message, standing } = figures;
  const known = new Map<string, Candidate>(standing.map((each) => [each.id, each]));
  const given = new Set(message.candidates.map(({ id }) => id));
  return [
    ...message.candidates.flatMap((each, index) => {
      const candidate = known.get(each.id);
      const path = `candidates[${index}]`;
      if (candidate === undefined) return [unknownCandidate(`${path}.id`, each.id)];
      return [
        ...nameFindings(figures, candidate, { path: `${path}.name`, name: each.name }),
        ...partyFindings(figures, candidate, { path: `${path}.party`, party: each.party }),
      ];
    }),
    ...standing.filter(({ id }) => !given.has(id)).map(missingCandidate),
    ...lookalikes(standing),
  ];
}

export function unknownCandidate(path: string, received: string): Finding {
  const expected = 'somebody on the list of nominations';
  const todo = 'If the nominations are wrong, amend them first; then accept this message.';
  return doubt('UNKNOWN_CANDIDATE', { path, received, expected, todo }, { held: true });
}

function missingCandidate({ id, name }: Candidate): Finding {
  const found = {
    path: 'candidates',
    received: undefined,
    expected: `votes for ${name} (${id})`,
    todo: 'Get the complete figures; if the person is not standing, amend the nominations first.',
  };
  return doubt('MISSING_CANDIDATE', found, { held: true });
}

function nameFindings(
  { standing }: FiguresCase,
  candidate: Candidate,
  { path, name }: { readonly path: string; readonly name: string | undefined },
): readonly Finding[] {
  if (name === undefined) return [];
  const stated = canonicalName(name);
  if (stated === canonicalName(candidate.name)) return [];
  const found = { path, received: name, expected: candidate.name };
  const isOther = standing.some((each) => each.id !== candidate.id && canonicalName(each.name) === stated);
  if (!isOther && sortedWords(stated) === sortedWords(canonicalName(candidate.name))) return [];
  const surname = canonicalName(candidate.surname);
  if (!isOther && ` ${stated} `.includes(` ${surname} `)) {
    return [
      warning('NAME_DIFFERS', { ...found, todo: 'Nothing, if it is the same person: our name is shown.' }),
    ];
  }
  return [doubt('NAME_MISMATCH', { ...found, todo: 'Find out whether the id or the name is wrong.' })];
}

function partyFindings(
  { context, roll }: FiguresCase,
  candidate: Candidate,
  { path, party }: { readonly path: string; readonly party: string | undefined },
): readonly Finding[] {
  if (party === undefined) return [];
  if (candidate.description !== null && plainParty(candidate.description) === plainParty(party)) return [];
  const named = standingsNamed(context.aliases, party);
  if (named.has(candidate.standing)) return [];
  const found = {
    path,
    received: party,
    expected: `${nameOf(roll, candidate.standing)}, for ${candidate.name}`,
  };
  if (named.size === 0) {
    return [
      doubt('UNKNOWN_PARTY', { ...found, todo: 'Ask the source what it means, and have the alias added.' }),
    ];
  }
  return [doubt('PARTY_MISMATCH', { ...found, todo: 'Check the votes: lines may have been exchanged.' })];
}

/** "Red (red)": an id alone tells whoever types the feed nothing. */
function nameOf({ parties }: FiguresCase['roll'], standing: Candidate['standing']): string {
  const name = standing === 'independent' || standing === 'speaker' ? undefined : parties.get(standing)?.name;
  return name === undefined || name === standing ? standing : `${name} (${standing})`;
}

function lookalikes(standing: readonly Candidate[]): readonly Finding[] {
  return standing.flatMap((left, index) =>
    standing.slice(index + 1).flatMap((right) => {
      const found = {
        path: 'candidates',
        received: `${left.name} (${left.standing}) and ${right.name} (${right.standing})`,
        expected: 'each with their own votes',
        todo: 'Compare the two figures with the declaration.',
      };
      if (canonicalName(left.name) === canonicalName(right.name)) return [warning('SAME_NAME', found)];
      return areLookalikes(left, right) ? [warning('LOOKALIKE', found)] : [];
    }),
  );
}

function areLookalikes(left: Candidate, right: Candidate): boolean {
  const [one, other] = [canonicalName(left.surname), canonicalName(right.surname)];
  if (Math.min(one.length, other.length) < LOOKALIKE_CHARS_MIN) return false;
  return editDistance(one, other) <= LOOKALIKE_LETTERS_MAX;
}
