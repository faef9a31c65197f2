import type { ConstituenciesFile } from '#server/pack/pack-schema.ts';
import { fullName, type NamedCandidate } from './build-candidates.ts';
import type { LibraryCandidate } from './library-records.ts';
import type { PartyRegistry } from './party-registry.ts';
import type { Report } from './problems.ts';
import { readColumns } from './side-tables.ts';

type OutgoingMp = NonNullable<ConstituenciesFile[number]['outgoingMp']>;
type Candidates = ReadonlyMap<string, readonly NamedCandidate[]>;

/**
 * From a table of the member for each seat's main predecessor at dissolution. The party is the one that they
 * were elected for.
 */
export async function outgoingFromTable(
  path: string,
  candidates: Candidates,
  parties: PartyRegistry,
  report: Report,
): Promise<Map<string, OutgoingMp>> {
  const rows = await readColumns(
    path,
    [
      'ons_id',
      'outgoing_mp_first_name',
      'outgoing_mp_surname',
      'outgoing_mp_party_when_elected',
      'outgoing_mp_mnis_id',
    ],
    report,
  );
  const standing = standingByMnis(candidates);
  return new Map(
    rows.flatMap((row) => {
      const surname = row.cell('outgoing_mp_surname');
      if (surname === '') return [];
      const member = {
        firstName: row.cell('outgoing_mp_first_name'),
        surname,
        mnis: row.cell('outgoing_mp_mnis_id') || null,
        standing: parties.baseStandingOf({
          abbreviation: row.cell('outgoing_mp_party_when_elected'),
          name: row.cell('outgoing_mp_party_when_elected'),
          mnis: null,
        }),
      };
      return [[row.cell('ons_id'), outgoingMp(row.cell('ons_id'), member, standing)] as const];
    }),
  );
}

/**
 * On the boundaries of the base: its winner, unless a sitting member who won nothing then stands here, who
 * came in at a by-election since. Seats without a member at dissolution are left out.
 */
export function outgoingFromBase(
  base: readonly LibraryCandidate[],
  candidates: Candidates,
  vacant: ReadonlySet<string>,
  parties: PartyRegistry,
): Map<string, OutgoingMp> {
  const winners = new Map(
    [...Map.groupBy(base, (candidate) => candidate.ons)].map(([ons, group]) => [
      ons,
      group.reduce((most, each) => ((each.votes ?? 0) > (most.votes ?? 0) ? each : most)),
    ]),
  );
  const wonThen = new Set([...winners.values()].map((winner) => winner.mnis));
  const standing = standingByMnis(candidates);
  return new Map(
    [...winners].flatMap(([ons, winner]) => {
      if (vacant.has(ons)) return [];
      const newcomer = candidates.get(ons)?.find((each) => each.sittingMp && !wonThen.has(each.mnis));
      const member = newcomer ?? winner;
      const party = newcomer ? parties.standingOf(newcomer.party) : parties.baseStandingOf(winner.party);
      return [[ons, outgoingMp(ons, { ...member, standing: party }, standing)] as const];
    }),
  );
}

function outgoingMp(
  ons: string,
  member: {
    readonly firstName: string;
    readonly surname: string;
    readonly mnis: string | null;
    readonly standing: string;
  },
  standing: ReadonlyMap<string, NamedCandidate>,
): OutgoingMp {
  const candidate = member.mnis === null ? undefined : standing.get(member.mnis);
  return {
    name: fullName(member),
    standing: member.standing,
    candidateId: candidate?.id ?? null,
    plans: candidate === undefined ? 'notStanding' : candidate.ons === ons ? 'here' : 'elsewhere',
  };
}

/** People are matched by Parliament's number for a member, never by name. */
function standingByMnis(candidates: Candidates): Map<string, NamedCandidate> {
  return new Map(
    [...candidates.values()]
      .flat()
      .flatMap((candidate) => (candidate.mnis === null ? [] : [[candidate.mnis, candidate] as const])),
  );
}
