import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { folded } from '#lib/format/folded.ts';
import { stillToCome, verdictWords } from '../constituency-view-words.ts';
import { seatsNamed } from '../seats-named.ts';

/** Something that the palette leads to or does. */
export type PaletteItem =
  | {
      readonly kind: 'seat';
      readonly key: string;
      readonly label: string;
      readonly note: string;
      readonly id: ConstituencyId;
    }
  | {
      readonly kind: 'action';
      readonly key: string;
      readonly label: string;
      readonly note: string;
      readonly action: string;
    };

export interface PaletteAction {
  readonly action: string;
  readonly label: string;
  /** Its key, where it has one. */
  readonly note: string;
}

/** More than these would be scrolled through instead of typed away. */
const SHOWN_MAX = 9;

/** Seats by any part of their name, accents optional, and actions by any of their words; actions alone for nothing typed. */
export function paletteItems(
  roll: Roll,
  state: NightState,
  actions: readonly PaletteAction[],
  typed: string,
): readonly PaletteItem[] {
  const wanted = folded(typed);
  const seats = seatsCalled(roll, wanted).map(
    (seat): PaletteItem => ({
      kind: 'seat',
      key: seat.id,
      label: seat.name,
      note: noteOf(roll, state, seat.id),
      id: seat.id,
    }),
  );
  const matching = actions
    .filter(({ label }) => wanted === '' || ` ${folded(label)}`.includes(` ${wanted}`))
    .map((each): PaletteItem => ({ kind: 'action', key: each.action, ...each }));
  return [...seats, ...matching].slice(0, SHOWN_MAX);
}

/** Names that begin with it, then later words that do, then names that have it anywhere. */
function seatsCalled({ reference: { constituencies } }: Roll, wanted: string) {
  if (wanted === '') return [];
  const named = seatsNamed(constituencies, wanted);
  const within = constituencies.filter((seat) => !named.includes(seat) && folded(seat.name).includes(wanted));
  return [...named, ...within].slice(0, SHOWN_MAX);
}

function noteOf(roll: Roll, state: NightState, id: ConstituencyId): string {
  const constituency = roll.constituencies.get(id);
  const contest = state.contests[id];
  if (constituency === undefined || contest === undefined) return '';
  return verdictWords(roll, constituency, contest) ?? stillToCome(contest);
}
