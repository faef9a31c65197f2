import type { Area } from './area.ts';
import type { Evidence } from './evidence.ts';
import { logistic } from './logit.ts';
import { at } from './matrix.ts';
import type { Scratch } from './simulate-seat.ts';

/** Votes of each party of an area at the end of the night, draw by draw: declared ones, and drawn ones where none is. */
export interface VoteTotals {
  readonly draws: number;
  /** By slot; of the insurgent nothing, because it is the best of several candidates only. */
  readonly votes: readonly Float64Array[];
  /** All valid votes, which are the same in every draw. */
  all(): number;
  /** Takes a seat as it was just simulated: logits by slot and draw. */
  addDrawn(place: number, logits: Scratch): void;
}

/**
 * Counts what is declared, and expects as many votes in an open seat as last time, times the change of the declared
 * seats. Seats without a base count as the mean seat.
 */
export function makeVoteTotals(area: Area, evidence: Evidence, draws: number): VoteTotals {
  const votes = area.designs.map(() => new Float64Array(draws));
  const declared = declaredVotes(area, evidence);
  const bases = area.seats.map(({ constituency }) => constituency.base?.validVotes ?? null);
  const known = bases.filter((base) => base !== null);
  const mean = known.reduce((sum, base) => sum + base, 0) / Math.max(1, known.length);
  const change = declared.base === 0 ? 1 : declared.validWithBase / declared.base;
  let all = declared.valid;
  votes.forEach((each, slot) => {
    if (slot !== area.plan.insurgent) each.fill(at(declared.votes, slot));
  });
  return {
    draws,
    votes,
    all: () => all,
    addDrawn(place, logits) {
      const expected = change * (bases[place] ?? mean);
      all += expected;
      addSeat(area, place, { logits, expected }, votes);
    },
  };
}

/** A party's share is of what the insurgent leaves, and no more than its part of all that the parties claim. */
function addSeat(
  { plan, designs }: Area,
  place: number,
  { logits, expected }: { readonly logits: Scratch; readonly expected: number },
  votes: readonly Float64Array[],
): void {
  const standing = [...designs.keys()].filter((slot) => (designs[slot]?.rows[place] ?? null) !== null);
  const parties = standing.filter((slot) => slot !== plan.insurgent);
  const other = standing.includes(plan.insurgent) ? (logits[plan.insurgent] as Float64Array) : null;
  const draws = votes[0]?.length ?? 0;
  const shares = new Float64Array(designs.length);
  for (let draw = 0; draw < draws; draw++) {
    let whole = 0;
    for (const slot of parties) {
      const share = logistic(at(logits[slot] as Float64Array, draw));
      shares[slot] = share;
      whole += share;
    }
    const left = other === null ? 1 : 1 - logistic(at(other, draw));
    const scale = (expected * left) / Math.max(1, whole);
    for (const slot of parties) {
      const own = votes[slot] as Float64Array;
      own[draw] = at(own, draw) + scale * at(shares, slot);
    }
  }
}

interface Declared {
  readonly votes: Float64Array;
  valid: number;
  /** Of the declared seats that have a base, now and then. */
  validWithBase: number;
  base: number;
}

function declaredVotes({ plan, seats }: Area, { settled }: Evidence): Declared {
  const sum: Declared = { votes: new Float64Array(plan.ids.length), valid: 0, validWithBase: 0, base: 0 };
  for (const { constituency } of seats) {
    const phase = settled.get(constituency.id)?.phase;
    if (phase?.kind !== 'declared') continue;
    let valid = 0;
    for (const { id, standing } of constituency.candidates) {
      const votes = phase.figures.votes[id] ?? 0;
      valid += votes;
      const slot = plan.now.get(standing);
      if (slot !== undefined) sum.votes[slot] = at(sum.votes, slot) + votes;
    }
    sum.valid += valid;
    if (constituency.base === null) continue;
    sum.validWithBase += valid;
    sum.base += constituency.base.validVotes;
  }
  return sum;
}
