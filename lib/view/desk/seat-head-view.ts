import type { DeskView } from '#lib/desk/desk-view.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { listOf } from '#lib/format/names.ts';
import { counted } from '#lib/format/numbers.ts';
import { headlineView } from '../constituency-view-headline.ts';
import { seatOf } from '../constituency-view-seat.ts';

export interface SeatHeadView {
  readonly name: string;
  /** "London · Labour defending · expected about 03:30 · 6 candidates". */
  readonly about: string;
  /** "Also here: Ann and Ben"; empty when nobody else has the seat in hand. */
  readonly others: string;
  /** What must be known before anything is typed. */
  readonly notices: readonly string[];
  /** For whoever may say nothing of the seat as it stands. */
  readonly nothingToDo: string;
}

export function seatHeadView(
  roll: Roll,
  state: NightState,
  desk: DeskView,
  id: ConstituencyId,
  nightNowMs: number,
  others: readonly string[],
): SeatHeadView {
  const seat = seatOf(roll, state, id, nightNowMs);
  const { name, area, stamp, verdict } = headlineView(seat);
  const oneKey = desk.oneKey.seats[id] ?? desk.oneKey.night;
  const waiting = desk.queue.waiting.filter(({ constituencyId }) => constituencyId === id).length;
  const candidates = (seat.contest.candidates ?? seat.constituency.candidates).length;
  return {
    name,
    about: [area, verdict.words, stamp, counted(candidates, 'candidate')].join(' · '),
    others: others.length === 0 ? '' : `Also here: ${listOf(others)}`,
    notices: [
      ...(oneKey === null ? [] : [`One key is set by ${oneKey.by.name}: ${oneKey.reason}`]),
      ...(waiting === 0
        ? []
        : [
            `${counted(waiting, 'message')} about this seat ${waiting === 1 ? 'is' : 'are'} held by the checks.`,
          ]),
    ],
    nothingToDo: 'The result is public. An editor corrects it, doubts it or has it withdrawn.',
  };
}
