import type { CandidateId, ConstituencyId, PartyId, RegionId, Standing } from '#lib/election/ids.ts';
import type { Base, Candidate, Constituency, Reference } from '#lib/election/reference.ts';
import type { SeatTypes } from '#lib/election/seat-type.ts';
import type { Demographics, PartyColours, PostcodeRanges, WatchedSeat } from './pack.ts';
import type {
  BaseFile,
  CandidatesFile,
  ConstituenciesFile,
  DemographicsFile,
  ElectionFile,
  PartiesFile,
  PostcodesFile,
  SeatTypesFile,
  WatchFile,
} from './pack-schema.ts';

interface ReferenceFiles {
  readonly hash: string;
  readonly election: ElectionFile;
  readonly parties: PartiesFile;
  readonly constituencies: ConstituenciesFile;
  readonly candidates: CandidatesFile;
  readonly base: BaseFile | null;
}

/**
 * The reference of a pack from its files, parsed. Casts give the ids their brands: the schema has checked
 * their form.
 */
export function referenceOf(files: ReferenceFiles): Reference {
  return {
    election: files.election.election,
    packHash: files.hash,
    regions: files.election.regions.map((region) => ({ ...region, id: region.id as RegionId })),
    parties: files.parties.parties.map((party) => ({ ...party, id: party.id as PartyId })),
    constituencies: files.constituencies.map((each) => constituencyFrom(each, files)),
  };
}

export function coloursOf(file: PartiesFile): PartyColours {
  return new Map(Object.entries(file.colours).map(([standing, colours]) => [standing as Standing, colours]));
}

export function demographicsOf(file: DemographicsFile): Demographics {
  return {
    measures: file.measures,
    values: new Map(Object.entries(file.values).map(([id, values]) => [id as ConstituencyId, values])),
  };
}

export function watchOf(file: WatchFile): WatchedSeat[] {
  return file.map((seat) => ({ ...seat, constituency: seat.constituency as ConstituencyId }));
}

export function seatTypesOf({ county, borough }: SeatTypesFile): SeatTypes {
  return new Map([
    ...county.map((id) => [id as ConstituencyId, 'county'] as const),
    ...borough.map((id) => [id as ConstituencyId, 'borough'] as const),
  ]);
}

export function postcodesOf(file: PostcodesFile): PostcodeRanges {
  return { ...file, constituencies: file.constituencies.map((id) => id as ConstituencyId) };
}

function constituencyFrom(each: ConstituenciesFile[number], files: ReferenceFiles): Constituency {
  return {
    ...each,
    id: each.id as ConstituencyId,
    region: each.region as RegionId,
    council: each.council ?? null,
    candidates: (files.candidates[each.id] ?? []).map(candidateFrom),
    base: baseFrom(files.base?.[each.id]),
    outgoingMp:
      each.outgoingMp === null
        ? null
        : {
            ...each.outgoingMp,
            standing: each.outgoingMp.standing as Standing,
            candidateId: each.outgoingMp.candidateId as CandidateId | null,
          },
    neighbours: each.neighbours.map((id) => id as ConstituencyId),
  };
}

function candidateFrom(candidate: CandidatesFile[string][number]): Candidate {
  return {
    id: candidate.id as CandidateId,
    name: candidate.name,
    surname: candidate.surname,
    standing: candidate.standing as Standing,
    description: candidate.description ?? null,
    gender: candidate.gender ?? 'unknown',
    sittingMp: candidate.sittingMp ?? false,
    formerMp: candidate.formerMp ?? false,
    notable: candidate.notable ?? null,
  };
}

function baseFrom(base: BaseFile[string] | undefined): Base | null {
  if (base === undefined) return null;
  return {
    electorate: base.electorate,
    validVotes: base.validVotes,
    entries: base.entries.map((entry) => ({
      standing: entry.standing as Standing,
      votes: entry.votes,
      name: entry.name ?? null,
    })),
  };
}
