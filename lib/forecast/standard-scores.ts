import type { ConstituencyId } from '#lib/election/ids.ts';
import type { DemographicRule, Measures } from './inputs.ts';

/**
 * z-scores of each demographic over the given seats, seat by seat; 0 where no figure was published. Scotland has no
 * degree share and no density in the published tables: its own coefficient takes that up (section 13).
 */
export function standardScores(
  rules: readonly DemographicRule[],
  measures: Measures,
  seats: readonly ConstituencyId[],
): readonly Float64Array[] {
  return rules.map((rule) => {
    const figures = seats.map((id) => measures.get(rule.measure)?.get(id) ?? null);
    return scoresOf(figures.map((figure) => (figure === null ? null : scaled(rule.scale, figure))));
  });
}

/** The least people a hectare of which a logarithm is taken. */
const DENSITY_FLOOR_PER_HECTARE = 0.05;

function scaled(scale: DemographicRule['scale'], figure: number): number {
  switch (scale) {
    case 'plain':
      return figure;
    case 'log':
      return Math.log(Math.max(DENSITY_FLOOR_PER_HECTARE, figure));
    case 'logOfOneMore':
      return Math.log1p(figure);
    default:
      return scale satisfies never;
  }
}

function scoresOf(figures: readonly (number | null)[]): Float64Array {
  const known = figures.filter((figure) => figure !== null);
  const mean = known.reduce((sum, each) => sum + each, 0) / known.length;
  const sd = Math.sqrt(known.reduce((sum, each) => sum + (each - mean) ** 2, 0) / known.length);
  return Float64Array.from(figures, (figure) => (figure === null || !(sd > 0) ? 0 : (figure - mean) / sd));
}
