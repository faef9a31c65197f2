import type { Standing } from '../ids.ts';
import type { NightStep } from './night-steps.ts';

/** Seats after one step of the night. */
export interface SeatsPoint {
  readonly at: string;
  /** Seats with a winner, rush winners among them. */
  readonly taken: number;
  readonly seats: ReadonlyMap<Standing, number>;
}

/** Seats by standing after every step that moved one. A correction that keeps the winner is no step. */
export function seatsOverTime(steps: readonly NightStep[]): readonly SeatsPoint[] {
  const seats = new Map<Standing, number>();
  let taken = 0;
  return steps.flatMap(({ at, before, after }) => {
    if (before?.winner.standing === after?.winner.standing) return [];
    if (before !== null) {
      seats.set(before.winner.standing, (seats.get(before.winner.standing) ?? 0) - 1);
      taken -= 1;
    }
    if (after !== null) {
      seats.set(after.winner.standing, (seats.get(after.winner.standing) ?? 0) + 1);
      taken += 1;
    }
    return [{ at, taken, seats: new Map(seats) }];
  });
}
