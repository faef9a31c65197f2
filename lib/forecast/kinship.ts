import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Area } from './area.ts';
import { centredRow } from './design.ts';
import type { Evidence } from './evidence.ts';
import { at, cholesky, dot } from './matrix.ts';

/**
 * Which declared seats resemble a seat most in the eyes of the model: by the correlation of what it expects of a party in
 * both, x_i'V x_j over its roots, V being the prior's covariance and the national swing, which all share, left out.
 */
export interface Kinship {
  /** Declared seats most like this one for the party of a slot, the most similar first. */
  alike(evidence: Evidence, place: number, slot: number): readonly ConstituencyId[];
}

const ALIKE_MAX = 3;

export function makeKinship(area: Area): Kinship {
  const directions = area.designs.map((_, slot) => directionsOf(area, slot));
  const kin = area.designs.map(() => new Map<number, Uint16Array>());
  return {
    alike({ settled }, place, slot) {
      const all = directions[slot] ?? [];
      const own = all[place];
      if (own == null) return [];
      // No result changes who is alike: worked out when it is first asked, which spreads the work over the night.
      const nearest = kin[slot]?.get(place) ?? byLikeness(all, place, own);
      kin[slot]?.set(place, nearest);
      const found: ConstituencyId[] = [];
      for (const other of nearest) {
        const id = area.seats[other]?.constituency.id;
        if (id !== undefined && settled.get(id)?.how === 'declared') found.push(id);
        if (found.length === ALIKE_MAX) break;
      }
      return found;
    },
  };
}

/** The other places, the most similar first; of equals the one that the pack has first. */
function byLikeness(
  directions: readonly (Float64Array | null)[],
  place: number,
  own: Float64Array,
): Uint16Array {
  const likeness = Float64Array.from(directions, (theirs) => (theirs === null ? -1 : dot(own, theirs)));
  const others = [...directions.keys()].filter((other) => other !== place && directions[other] !== null);
  return Uint16Array.from(others.sort((a, b) => at(likeness, b) - at(likeness, a)));
}

/** By seat: L'x with V = L L', made one long; null where the slot does not stand, or is as everywhere. */
function directionsOf(area: Area, slot: number): readonly (Float64Array | null)[] {
  const design = area.designs[slot];
  const prior = area.priors[slot];
  if (design === undefined || prior === undefined) return [];
  const size = design.columns.length;
  const lower = cholesky(prior.covariance, size);
  return design.rows.map((row) => {
    if (row === null) return null;
    const x = centredRow(design, row);
    x[0] = 0;
    const direction = new Float64Array(size);
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let k = column; k < size; k++) sum += (lower[k * size + column] as number) * (x[k] as number);
      direction[column] = sum;
    }
    const length = Math.hypot(...direction);
    return length === 0 ? null : direction.map((each) => each / length);
  });
}
