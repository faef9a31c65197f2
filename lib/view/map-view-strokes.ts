import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';

/**
 * Strokes for hexagons too small for a letter, plainest first: an SVG path about the hexagon's centre. The first is
 * bare, because most hexagons of a night carry it.
 */
const STROKES = [
  '',
  'M-2.6 0H2.6',
  'M-1.8 2L1.8 -2',
  'M-1.7 -1.7L1.7 1.7M-1.7 1.7L1.7 -1.7',
  'M0 -2.6V2.6',
  'M-1.8 -2L1.8 2',
  'M-2.4 0H2.4M0 -2.4V2.4',
  'M-2.4 -1.2H2.4M-2.4 1.2H2.4',
  'M-2 1.2L0 -1.6L2 1.2',
  'M-2 -1.2L0 1.6L2 -1.2',
  'M-1.2 -2.4V2.4M1.2 -2.4V2.4',
  'M1.2 -2L-1.6 0L1.2 2',
  'M-1.2 -2L1.6 0L-1.2 2',
  'M-2 -1.6H2M0 -1.6V2.2',
  'M-2 1.6H2M0 1.6V-2.2',
  'M0 -.7V.7',
] as const;

/**
 * Which stroke each standing carries through the whole night: parties by the seats that they defend, then by their
 * votes in the base, then in the pack's order; the Speaker and the independents after them. The plainest go to those
 * with most to show.
 */
export function strokesOf(roll: Roll): ReadonlyMap<Standing, string> {
  const weight = new Map<Standing, number>();
  for (const { base } of roll.reference.constituencies) {
    for (const [place, { standing, votes }] of (base?.entries ?? []).entries()) {
      // No party has as many votes in the country as this weight, so that seats decide first.
      weight.set(standing, (weight.get(standing) ?? 0) + votes + (place === 0 ? 1e9 : 0));
    }
  }
  const parties = roll.reference.parties
    .map(({ id }) => id)
    .sort((left, right) => (weight.get(right) ?? 0) - (weight.get(left) ?? 0));
  const order: readonly Standing[] = [...parties, 'speaker', 'independent'];
  return new Map(order.map((standing, index) => [standing, STROKES[index % STROKES.length] ?? '']));
}
