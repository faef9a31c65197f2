import type { Prior } from './area.ts';
import { centredRow, type Design } from './design.ts';
import type { Battleground } from './great-britain-design.ts';
import { logistic } from './logit.ts';
import { at, dot } from './matrix.ts';
import type { Seat } from './seat.ts';

/**
 * How close each seat looks at the close of poll (section 3.2): B = max(0, 1 − |q_defender − q_challenger| / width), q the
 * expected share in points, the challenger the best other party. It lets a night swing otherwise where seats are close.
 */
export function battlegroundsOf(
  seats: readonly Seat[],
  designs: readonly Design[],
  priors: readonly Prior[],
  insurgent: number,
  widthPoints: number,
): readonly Battleground[] {
  return seats.map((seat, place) => {
    const expected = expectedShares(designs, priors, place, insurgent);
    const defender = seat.holder;
    let challenger = -1;
    expected.forEach((share, slot) => {
      if (slot === defender || slot === insurgent || share === 0) return;
      if (challenger === -1 || share > at(expected, challenger)) challenger = slot;
    });
    if (defender === -1 || challenger === -1 || at(expected, defender) === 0) {
      return { defender, challenger, weight: 0 };
    }
    const gap = Math.abs(at(expected, defender) - at(expected, challenger));
    return { defender, challenger, weight: Math.max(0, 1 - gap / widthPoints) };
  });
}

/** Expected shares of all votes in points by slot, 0 where a slot does not stand. */
export function expectedShares(
  designs: readonly Design[],
  priors: readonly { readonly mean: Float64Array }[],
  place: number,
  insurgent: number,
): Float64Array {
  const shares = Float64Array.from(designs, (design, slot) => {
    const row = design.rows[place] ?? null;
    if (row === null) return 0;
    const swing = dot(centredRow(design, row), (priors[slot] as { mean: Float64Array }).mean);
    return logistic(at(design.base, place) + swing);
  });
  const other = at(shares, insurgent);
  const parties = shares.reduce((sum, share) => sum + share, 0) - other;
  return shares.map((share, slot) =>
    slot === insurgent || parties === 0 ? 100 * share : (100 * share * (1 - other)) / parties,
  );
}
