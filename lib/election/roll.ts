import type { CandidateId, ConstituencyId, PartyId, RegionId } from './ids.ts';
import type { Candidate, Constituency, Party, Reference, Region } from './reference.ts';
import type { Contest } from './state.ts';

/** The reference with its lookups made once. */
export interface Roll {
  readonly reference: Reference;
  readonly constituencies: ReadonlyMap<ConstituencyId, Constituency>;
  readonly parties: ReadonlyMap<PartyId, Party>;
  readonly regions: ReadonlyMap<RegionId, Region>;
  /** Seats in the House: one a constituency. */
  readonly seats: number;
  /** The fewest seats that are more than half: 326 of 650. */
  readonly seatsForMajority: number;
}

export function makeRoll(reference: Reference): Roll {
  return {
    reference,
    constituencies: new Map(reference.constituencies.map((each) => [each.id, each])),
    parties: new Map(reference.parties.map((each) => [each.id, each])),
    regions: new Map(reference.regions.map((each) => [each.id, each])),
    seats: reference.constituencies.length,
    seatsForMajority: Math.floor(reference.constituencies.length / 2) + 1,
  };
}

/** The constituency with this id. The door lets no other id in, so a missing one is a fault of ours. */
export function constituencyOf(roll: Roll, id: ConstituencyId): Constituency {
  const constituency = roll.constituencies.get(id);
  if (constituency === undefined) throw new Error(`No constituency ${id} in this election`);
  return constituency;
}

/** Who stands, in ballot-paper order: the pack's nominations, or the amended ones. */
export function candidatesOf(constituency: Constituency, contest: Contest | undefined): readonly Candidate[] {
  return contest?.candidates ?? constituency.candidates;
}

/**
 * The candidate with this id: among those who stand, or in the pack, because somebody struck off during the night keeps
 * a name in the record. Throws on another id: the door lets none in.
 */
export function candidateOf(
  constituency: Constituency,
  contest: Contest | undefined,
  id: CandidateId,
): Candidate {
  const named = (each: Candidate) => each.id === id;
  const candidate = candidatesOf(constituency, contest).find(named) ?? constituency.candidates.find(named);
  if (candidate === undefined) throw new Error(`No candidate ${id} in ${constituency.id}`);
  return candidate;
}
