import { seatsWon } from '#lib/election/derive/seats-won.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, collectiveName, verbFor } from '#lib/format/names.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { spokenSeatBar } from '#lib/format/sentences/spoken-seat-bar.ts';
import { type TagView, tagOf } from '../tag-view.ts';
import { type ChartPoint, dotsPath } from './paths.ts';

/** Every seat of the House as a dot: the leader from the left, the others from the right, open seats between. */
export interface HemicycleView {
  readonly title: string;
  readonly spoken: string;
  readonly viewBox: string;
  /** Width of a dot, in the units of the view box. */
  readonly dot: number;
  /** Line at which a majority is reached from either side. */
  readonly majority: {
    readonly x: number;
    readonly top: number;
    readonly bottom: number;
    readonly words: string;
  };
  /** Null is the seats without a winner. */
  readonly groups: readonly { readonly standing: Standing | null; readonly path: string }[];
  readonly key: readonly { readonly tag: TagView; readonly seats: string }[];
  readonly open: string | null;
}

const OUTER = 480;
const INNER = 200;
const CENTRE: ChartPoint = [500, 500];
/** Of the distance between two dots. */
const DOT_SHARE = 0.78;

export function hemicycleView(roll: Roll, state: NightState, nightNowMs: number): HemicycleView {
  const { dots, gap } = dotsOf(roll.seats);
  const { parties, independents, speaker } = seatsWon(roll, state);
  const [leader, ...others] = parties.map(({ party, seats }) => ({ standing: party as Standing, seats }));
  const people = [
    { standing: 'independent' as const, seats: independents.length },
    { standing: 'speaker' as const, seats: speaker === null ? 0 : 1 },
  ].filter(({ seats }) => seats > 0);
  const won = [...(leader === undefined ? [] : [leader]), ...others, ...people];
  const open = roll.seats - won.reduce((sum, { seats }) => sum + seats, 0);
  const row = [
    ...(leader === undefined ? [] : [leader]),
    { standing: null, seats: open },
    ...[...others, ...people].toReversed(),
  ];
  let taken = 0;
  const groups = row.map(({ standing, seats }) => {
    const from = taken;
    taken += seats;
    return { standing, path: dotsPath(dots.slice(from, taken)) };
  });
  return {
    title: titleOf(roll, won),
    spoken: spokenSeatBar(roll, state, nightNowMs),
    viewBox: `0 0 1000 ${CENTRE[1] + Math.ceil(gap)}`,
    dot: Math.round(gap * DOT_SHARE * 10) / 10,
    majority: {
      x: CENTRE[0],
      top: 0,
      bottom: CENTRE[1] - INNER + Math.ceil(gap),
      words: `${formatCount(roll.seatsForMajority)} for a majority`,
    },
    groups: groups.filter(({ path }) => path !== ''),
    key: won.map(({ standing, seats }) => ({ tag: tagOf(roll, standing), seats: formatCount(seats) })),
    open: open === 0 ? null : `${formatCount(open)} without a winner`,
  };
}

function titleOf(
  roll: Roll,
  won: readonly { readonly standing: Standing; readonly seats: number }[],
): string {
  const [first] = won;
  if (first === undefined) return `All ${formatCount(roll.seats)} seats are open`;
  const subject = capitalised(collectiveName(roll, first.standing));
  const have = verbFor(roll, first.standing, 'has', 'have');
  return `${subject} ${have} ${counted(first.seats, 'seat')} of ${formatCount(roll.seats)}`;
}

/** Places for so many dots on half circles, from left to right, about as far from each other along as across. */
function dotsOf(count: number): { readonly dots: readonly ChartPoint[]; readonly gap: number } {
  const rowsFor = (rows: number) => {
    const gap = rows === 1 ? OUTER - INNER : (OUTER - INNER) / (rows - 1);
    const radii = Array.from({ length: rows }, (_, row) => INNER + row * gap);
    return {
      gap,
      radii,
      room: radii.reduce((sum, radius) => sum + Math.floor((Math.PI * radius) / gap) + 1, 0),
    };
  };
  let rows = 1;
  while (rowsFor(rows).room < count) rows += 1;
  const { gap, radii } = rowsFor(rows);
  const whole = radii.reduce((sum, radius) => sum + radius, 0);
  // Seats of a row by its length; what rounding leaves over goes to the longest.
  const seats = radii.map((radius) => Math.floor((count * radius) / whole));
  seats[rows - 1] = (seats[rows - 1] ?? 0) + count - seats.reduce((sum, each) => sum + each, 0);
  const placed = radii.flatMap((radius, row) =>
    Array.from({ length: seats[row] ?? 0 }, (_, place) => {
      const share = seats[row] === 1 ? 0.5 : place / ((seats[row] ?? 1) - 1);
      const angle = Math.PI * (1 - share);
      return {
        share,
        radius,
        x: CENTRE[0] + radius * Math.cos(angle),
        y: CENTRE[1] - radius * Math.sin(angle),
      };
    }),
  );
  placed.sort((left, right) => left.share - right.share || left.radius - right.radius);
  return { dots: placed.map(({ x, y }): ChartPoint => [x, y]), gap };
}
