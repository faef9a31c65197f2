import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { emptyContest, type NightState } from '#lib/election/state.ts';
import { seatOf } from '../constituency-view-seat.ts';
import { type SeatView, seatView } from '../map-view-seat.ts';
import { type RecordView, recordView } from '../record-view.ts';

/** What readers see of a seat now, for somebody who is about to change it. */
export interface PublicSeatView {
  readonly stage: string;
  /** "By the desk: Returning officer, by telephone"; null while nothing is public. */
  readonly source: string | null;
  readonly summary: SeatView;
  readonly record: RecordView;
}

export function publicSeatView(
  roll: Roll,
  state: NightState,
  id: ConstituencyId,
  nightNowMs: number,
): PublicSeatView {
  const seat = seatOf(roll, state, id, nightNowMs);
  const summary = seatView(roll, state, id);
  return { stage: summary.stage, source: sourceOf(state, id), summary, record: recordView(seat) };
}

function sourceOf(state: NightState, id: ConstituencyId): string | null {
  const { phase } = state.contests[id] ?? emptyContest;
  if (phase.kind === 'declared')
    return `${phase.by === 'desk' ? 'By the desk' : 'By the feed'}: ${phase.source}`;
  return 'source' in phase ? phase.source : null;
}
