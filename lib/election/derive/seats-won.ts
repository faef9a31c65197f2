import { countOf, entriesOf } from '../counts.ts';
import type { PartyId } from '../ids.ts';
import type { Candidate, Constituency } from '../reference.ts';
import { candidateOf, type Roll } from '../roll.ts';
import type { NightState } from '../state.ts';
import { isParty } from './standings.ts';

export interface SeatsWon {
  /** Most seats first, then by name. */
  readonly parties: readonly { readonly party: PartyId; readonly seats: number }[];
  /** Independents one by one, in order of constituency: they are people, not a party. */
  readonly independents: readonly PersonElected[];
  readonly speaker: PersonElected | null;
}

export interface PersonElected {
  readonly candidate: Candidate;
  readonly constituency: Constituency;
}

/** Seats so far, rush winners among them, by party; independents by name and the Speaker apart. */
export function seatsWon(roll: Roll, state: NightState): SeatsWon {
  const name = (party: PartyId) => roll.parties.get(party)?.name ?? party;
  const people = peopleElected(roll, state);
  return {
    parties: entriesOf(state.tally.seats)
      .flatMap(([standing, seats]) => (isParty(standing) ? [{ party: standing, seats }] : []))
      .sort((left, right) => right.seats - left.seats || (name(left.party) < name(right.party) ? -1 : 1)),
    independents: people.filter(({ candidate }) => candidate.standing === 'independent'),
    speaker: people.find(({ candidate }) => candidate.standing === 'speaker') ?? null,
  };
}

function peopleElected(roll: Roll, state: NightState): readonly PersonElected[] {
  const { seats } = state.tally;
  if (countOf(seats, 'independent') + countOf(seats, 'speaker') === 0) return [];
  return roll.reference.constituencies.flatMap((constituency) => {
    const contest = state.contests[constituency.id];
    const phase = contest?.phase;
    if (phase?.kind !== 'declared' && phase?.kind !== 'rush') return [];
    const candidate = candidateOf(constituency, contest, phase.winner);
    return isParty(candidate.standing) ? [] : [{ candidate, constituency }];
  });
}
