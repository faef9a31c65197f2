import { isParty } from '#lib/election/derive/standings.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';

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
 * Which stroke each standing carries through the whole night: parties by the seats that they defend, so that the
 * plainest go to those with most to show; then the Speaker and the independents; a party that defends nothing takes
 * the next one when it wins its first seat, and keeps it.
 */
export function strokesOf(roll: Roll, timeline: NightState['timeline']): ReadonlyMap<Standing, string> {
  const firstSeats = timeline.flatMap((entry) =>
    entry.kind === 'moment' && entry.moment === 'partyFirstSeat' ? [entry.standing] : [],
  );
  const order = new Set<Standing>([...defenders(roll), 'speaker', 'independent', ...firstSeats]);
  return new Map([...order].map((standing, index) => [standing, STROKES[index % STROKES.length] ?? '']));
}

function defenders(roll: Roll): readonly Standing[] {
  const seats = new Map<Standing, number>();
  for (const { base } of roll.reference.constituencies) {
    const standing = base?.entries[0]?.standing;
    if (standing !== undefined && isParty(standing)) seats.set(standing, (seats.get(standing) ?? 0) + 1);
  }
  return [...seats].sort(([, left], [, right]) => right - left).map(([standing]) => standing);
}
