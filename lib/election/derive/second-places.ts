import type { Standing } from '../ids.ts';
import type { Candidate, Constituency } from '../reference.ts';
import { candidateOf, type Roll } from '../roll.ts';
import type { NightState } from '../state.ts';
import { majority } from './majority.ts';
import { inPoints } from './vote-share.ts';

/** Who came second in one declared seat, and what it would take next time. */
export interface SecondPlace {
  readonly constituency: Constituency;
  readonly winner: Candidate;
  readonly second: Candidate;
  /** Votes between the two; 0 where the lot decided. */
  readonly votes: number;
  /** The same in points of the valid votes. */
  readonly margin: number;
  /** Swing from the winner that would bring the two level: half of the margin, in points. */
  readonly swing: number;
}

/**
 * The second place of every declared seat, smallest swing first. Counted are seats with figures, as they stand now: a
 * winner announced without figures has no second yet, a withdrawn result none any more, and an uncontested seat never
 * had one. Independents are one group here, as in the seat count.
 */
export function secondPlaces(roll: Roll, state: NightState): readonly SecondPlace[] {
  return roll.reference.constituencies
    .flatMap((constituency) => {
      const contest = state.contests[constituency.id];
      if (contest?.phase.kind !== 'declared') return [];
      const { figures, winner } = contest.phase;
      const lead = majority(figures);
      if (lead === null) return [];
      const margin = inPoints(lead.share);
      return [
        {
          constituency,
          winner: candidateOf(constituency, contest, winner),
          second: candidateOf(constituency, contest, lead.runnerUp),
          votes: lead.votes,
          margin,
          swing: margin / 2,
        },
      ];
    })
    .sort(
      (left, right) => left.swing - right.swing || (left.constituency.id < right.constituency.id ? -1 : 1),
    );
}

export interface SecondPlaceCounts {
  /** Most seats first. */
  readonly winners: readonly StandingCount[];
  /** Most second places first. */
  readonly seconds: readonly StandingCount[];
  /** Seats that this winner has with this runner-up. */
  of(winner: Standing, second: Standing): number;
}

export interface StandingCount {
  readonly standing: Standing;
  readonly seats: number;
}

/** Second places by winner and by who came second. */
export function countSecondPlaces(places: readonly SecondPlace[]): SecondPlaceCounts {
  const winners = new Map<Standing, number>();
  const seconds = new Map<Standing, number>();
  const pairs = new Map<string, number>();
  for (const { winner, second } of places) {
    addTo(winners, winner.standing);
    addTo(seconds, second.standing);
    addTo(pairs, `${winner.standing} ${second.standing}`);
  }
  return {
    winners: mostFirst(winners),
    seconds: mostFirst(seconds),
    of: (winner, second) => pairs.get(`${winner} ${second}`) ?? 0,
  };
}

function addTo<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<Standing, number>): readonly StandingCount[] {
  return [...counts]
    .map(([standing, seats]) => ({ standing, seats }))
    .sort((left, right) => right.seats - left.seats || (left.standing < right.standing ? -1 : 1));
}
