import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Area } from './area.ts';
import { centredRow } from './design.ts';
import type { Evidence } from './evidence.ts';
import { cholesky } from './matrix.ts';

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
  return {
    alike({ settled }, place, slot) {
      const own = directions[slot]?.[place];
      if (own == null) return [];
      const found: { id: ConstituencyId; likeness: number }[] = [];
      area.seats.forEach(({ constituency: { id } }, other) => {
        const theirs = directions[slot]?.[other];
        if (theirs == null || other === place || settled.get(id)?.how !== 'declared') return;
        let likeness = 0;
        for (let index = 0; index < own.length; index++) {
          likeness += (own[index] as number) * (theirs[index] as number);
        }
        found.push({ id, likeness });
      });
      return found
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, ALIKE_MAX)
        .map(({ id }) => id);
    },
  };
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
