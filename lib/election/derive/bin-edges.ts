/** Fewer seats have a mean that says mostly who they are. */
export const BIN_SEATS_MIN = 15;

/** About as many steps as a table and a narrow chart hold. */
const STEPS_MAX = 12;

const ROUND_STEPS = [1, 2, 5, 10];

/**
 * Edges between the bins of a measure, ascending, without the two ends: from its values in all seats, known before
 * the night, so that no declaration moves an edge. Steps are the smallest round ones (1, 2 or 5 times a power of ten)
 * of which twelve cover the range. From the lowest on, a step with fewer than `BIN_SEATS_MIN` seats is joined with
 * the next; what is left at the end joins the one before. A bin begins with its lower edge and ends before its upper.
 */
export function binEdges(values: readonly number[]): readonly number[] {
  if (values.length === 0) return [];
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const step = roundStep((highest - lowest) / STEPS_MAX);
  if (step === 0) return [];
  const edges: number[] = [];
  let from = Number.NEGATIVE_INFINITY;
  const countBetween = (low: number, high: number) =>
    values.filter((value) => value >= low && value < high).length;
  for (let place = Math.floor(lowest / step) + 1; place * step <= highest; place += 1) {
    const edge = clean(place * step);
    if (countBetween(from, edge) < BIN_SEATS_MIN) continue;
    if (countBetween(edge, Number.POSITIVE_INFINITY) < BIN_SEATS_MIN) break;
    edges.push(edge);
    from = edge;
  }
  return edges;
}

/** Which bin a value falls in: the number of edges at or below it. */
export function binOf(edges: readonly number[], value: number): number {
  return edges.filter((edge) => edge <= value).length;
}

/** The smallest round number at or above a positive one; 0 for 0. */
export function roundStep(least: number): number {
  if (least <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(least));
  const round = ROUND_STEPS.find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return clean(round * power);
}

/** 3 × 0.1 is 0.30000000000000004: the last digits are no part of the edge. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
