import { CHART_UNITS } from './chart.ts';

/**
 * Moves labels beside the ends of lines apart, so that none covers another: each keeps at least `gap` from the next,
 * and as near to its line as that allows. In: places in chart units from the top, in any order; out: in that order.
 */
export function spreadLabels(places: readonly number[], gap: number): readonly number[] {
  const order = places
    .map((place, index) => ({ place, index }))
    .sort((left, right) => left.place - right.place);
  const room = Math.min(gap, CHART_UNITS / Math.max(1, places.length));
  // Down from the top, then back up from the bottom: two passes are enough for a single column.
  let least = 0;
  for (const label of order) {
    label.place = Math.max(label.place, least);
    least = label.place + room;
  }
  let most = CHART_UNITS;
  for (const label of order.toReversed()) {
    label.place = Math.min(label.place, most);
    most = label.place - room;
  }
  const found = places.map(() => 0);
  for (const { place, index } of order) found[index] = place;
  return found;
}
