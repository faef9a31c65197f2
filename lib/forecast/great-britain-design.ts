import type { Region } from '#lib/election/reference.ts';
import { type Column, type Design, designOf } from './design.ts';
import type { ForecastInputs, Group } from './inputs.ts';
import { at } from './matrix.ts';
import type { Seat } from './seat.ts';

/** What all slots of Great Britain share. */
export interface Frame {
  readonly inputs: ForecastInputs;
  readonly seats: readonly Seat[];
  /** Regions of England, one column each. */
  readonly regions: readonly Region[];
  /** z-scores by demographic, then by seat. */
  readonly scores: readonly Float64Array[];
  readonly insurgent: number;
}

/** Who defends a seat, who mainly challenges, and how close that looks at the close of poll: 0 to 1. */
export interface Battleground {
  readonly defender: number;
  readonly challenger: number;
  readonly weight: number;
}

export const SITTING_MEMBER = 'sitting member';

/** The forty features of one party, or the forty-one of the insurgent: the table of section 3.2, group by group. */
export function greatBritainDesign(
  frame: Frame,
  slot: number,
  base: Float64Array,
  battlegrounds: readonly Battleground[],
): Design {
  const isInsurgent = slot === frame.insurgent;
  const columns = columnsOf(frame, isInsurgent);
  const rows = frame.seats.map((seat, place) =>
    seat.stands[slot] === true ? rowOf(frame, slot, place, at(base, place), battlegrounds[place]) : null,
  );
  return designOf(columns, base, rows);
}

function columnsOf({ inputs, regions }: Frame, isInsurgent: boolean): readonly Column[] {
  const column = (group: Group, name: string, centred = true): Column => ({ group, name, centred });
  return [
    column('national', 'national swing', false),
    column('nation', 'Scotland', false),
    column('nation', 'Wales'),
    ...regions.map(({ name }) => column('region', name)),
    ...inputs.contests.map(([first, second]) => column('contest', `${first}/${second}`)),
    ...inputs.demographics.map(({ measure, scale }) =>
      column('demographics', scale === 'plain' ? measure : `${measure}, ${scale}`),
    ),
    column('ownShare', 'own share last time'),
    column('incumbency', SITTING_MEMBER),
    column('incumbency', 'member not standing'),
    ...(isInsurgent
      ? [
          column('candidate', 'sitting member as other'),
          column('candidates', 'former member as other'),
          column('candidates', 'number of others'),
        ]
      : [column('battleground', 'defender'), column('battleground', 'challenger')]),
  ];
}

/** One seat's features, before centring, in the order of the columns. */
function rowOf(
  { inputs, seats, regions, scores, insurgent }: Frame,
  slot: number,
  place: number,
  base: number,
  battleground: Battleground | undefined,
): readonly number[] {
  const seat = seats[place] as Seat;
  const { constituency, holder, second } = seat;
  const ids = inputs.slots.map(({ id }) => id);
  const flag = (yes: boolean) => (yes ? 1 : 0);
  const sitting = seat.sitting[slot] === true;
  const weight = battleground?.weight ?? 0;
  return [
    1,
    flag(constituency.nation === 'Scotland'),
    flag(constituency.nation === 'Wales'),
    ...regions.map(({ id }) => flag(constituency.region === id)),
    ...inputs.contests.map(([first, next]) => flag(ids[holder] === first && ids[second] === next)),
    ...scores.map((score) => at(score, place)),
    base,
    flag(sitting),
    flag(holder === slot && !sitting),
    ...(slot === insurgent
      ? [flag(sitting), flag(seat.formerMemberStandsAsOther), Math.log(Math.max(1, seat.others))]
      : [battleground?.defender === slot ? weight : 0, battleground?.challenger === slot ? weight : 0]),
  ];
}
