import { majority } from '#lib/election/derive/majority.ts';
import {
  isInBand,
  type MarginRange,
  type MarginRecord,
  marginRanges,
} from '#lib/election/derive/margin-history.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { DeclaredPhase } from '#lib/election/state.ts';
import { formatGap } from '#lib/format/numbers.ts';
import type { Seat } from './constituency-view-seat.ts';
import { personOf } from './constituency-view-seat.ts';

/**
 * What became of seats with such a majority at past elections, as a range: the same majority was safe at one election and
 * lost at the next. Null in Northern Ireland and for the Speaker, of whom the history does not tell.
 */
export function marginHistory(
  seat: Seat,
  { figures, winner }: DeclaredPhase,
  records: readonly MarginRecord[],
): string | null {
  const lead = majority(figures);
  if (lead === null || seat.constituency.nation === 'Northern Ireland') return null;
  if (personOf(seat, winner).standing === 'speaker') return null;
  const points = inPoints(lead.share);
  const ranges = marginRanges(records, seat.roll.reference.election.pollDate);
  const range = ranges.find((each) => isInBand(points, each));
  return range === undefined
    ? null
    : `${lead.votes === 0 ? 'Won by lot.' : `Won by ${formatGap(points)} points.`} ${rangeWords(range)} That is history, not a probability.`;
}

function rangeWords({ from, to, least, most, elections }: MarginRange): string {
  const band = to === null ? `${from} points or more` : `${from} to ${to} points`;
  if (elections === 1)
    return `Of seats won by ${band}, ${most}% were lost at the one next election we have counted.`;
  const lost = least === most ? `${least}%` : `between ${least}% and ${most}%`;
  return `Of seats won by ${band}, ${lost} were lost next time, at ${elections} elections.`;
}
