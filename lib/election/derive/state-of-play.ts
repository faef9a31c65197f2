import { countOf, entriesOf } from '../counts.ts';
import type { PartyId } from '../ids.ts';
import type { Roll } from '../roll.ts';
import type { Tally } from '../state.ts';
import { isParty } from './standings.ts';

/** Where the night stands, in whole seats. A rush winner counts in seats, but is not declared. */
export interface StateOfPlay {
  readonly stage: 'beforeClose' | 'noneYet' | 'underWay' | 'complete';
  /** All seats of the House, and the fewest that are more than half of them. */
  readonly seats: number;
  readonly line: number;
  readonly declared: number;
  /** Winners announced whose figures are to come. */
  readonly rush: number;
  /** Seats without a winner that may have one tonight: the withdrawn are among them, the postponed are not. */
  readonly stillToDeclare: number;
  readonly withdrawn: number;
  readonly postponed: number;
  /** The parties with the most seats: one, or several that are level; none before a party has a seat. */
  readonly leaders: readonly Leader[];
  readonly majority: OverallMajority | null;
  /** True once no party can reach the line, even with every seat that has no winner yet. */
  readonly hung: boolean;
}

export interface Leader {
  readonly party: PartyId;
  readonly seats: number;
  /** Seats that it lacks for a majority; 0 once it has one. */
  readonly needs: number;
  /** Whether the seats without a winner, postponed ones too, would be enough. */
  readonly canReach: boolean;
}

export interface OverallMajority {
  readonly party: PartyId;
  readonly seats: number;
  /** Seats more than all others together, the Speaker among the others: 2 × seats − all seats. */
  readonly over: number;
}

/** The state of play at a moment of the night (milliseconds since 1970), which only decides "before the close". */
export function stateOfPlay(roll: Roll, tally: Tally, nightNowMs: number): StateOfPlay {
  const taken = tally.declared + tally.rush;
  const open = roll.seats - taken;
  const leaders = leadersOf(roll, tally, open);
  const [first] = leaders;
  const hasMajority = first !== undefined && first.needs === 0;
  return {
    stage: stageOf(roll, tally, nightNowMs),
    seats: roll.seats,
    line: roll.seatsForMajority,
    declared: tally.declared,
    rush: tally.rush,
    stillToDeclare: open - tally.postponed,
    withdrawn: tally.withdrawn,
    postponed: tally.postponed,
    leaders,
    majority: hasMajority
      ? { party: first.party, seats: first.seats, over: 2 * first.seats - roll.seats }
      : null,
    // Whoever has the most seats comes nearest: if it cannot reach the line, nobody can.
    hung: !hasMajority && (first?.seats ?? 0) + open < roll.seatsForMajority,
  };
}

function stageOf(roll: Roll, tally: Tally, nightNowMs: number): StateOfPlay['stage'] {
  if (tally.declared + tally.postponed === roll.seats) return 'complete';
  if (tally.declared + tally.rush > 0) return 'underWay';
  return nightNowMs < Date.parse(roll.reference.election.closeOfPoll) ? 'beforeClose' : 'noneYet';
}

function leadersOf(roll: Roll, tally: Tally, open: number): readonly Leader[] {
  const parties = entriesOf(tally.seats).flatMap(([standing]) => (isParty(standing) ? [standing] : []));
  const most = Math.max(0, ...parties.map((party) => countOf(tally.seats, party)));
  return parties
    .filter((party) => countOf(tally.seats, party) === most)
    .sort()
    .map((party) => ({
      party,
      seats: most,
      needs: Math.max(0, roll.seatsForMajority - most),
      canReach: most + open >= roll.seatsForMajority,
    }));
}
