import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { capitalised } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { bandLook, type Look, ofStanding } from './map-page-look.ts';
import type { ModeReading, SeatValue } from './map-view-modes/seat-value.ts';
import { tagOf } from './tag-view.ts';

/** One line of the key: how it is drawn, what it is, and how many seats there are of it. */
export interface KeyRow extends Look {
  readonly name: string;
  readonly seats: string;
}

/**
 * The key of what the map shows: every step of a scale, or every party that has a seat, most seats first; then what
 * has no colour. A scale's rows are always there; of the others those that a seat needs.
 */
export function keyOf(
  roll: Roll,
  strokes: ReadonlyMap<Standing, string>,
  reading: ModeReading,
  values: readonly SeatValue[],
): readonly KeyRow[] {
  const plain = (look: 'open' | 'none' | 'rush' | 'postponed', name: string, kind: SeatValue['kind']) => {
    const seats = values.filter((value) => value.kind === kind).length;
    const letter = look === 'none' ? '·' : '';
    return seats === 0 ? [] : [{ look, standing: null, letter, stroke: '', name, seats: formatCount(seats) }];
  };
  return [
    ...bandRows(reading, values),
    ...standingRows(roll, strokes, reading, values),
    ...plain('none', reading.noneName, 'none'),
    ...plain('rush', 'Figures to come', 'toCome'),
    ...plain('postponed', 'Poll postponed', 'postponed'),
    ...plain('open', reading.openName, 'open'),
  ];
}

function bandRows({ bands }: ModeReading, values: readonly SeatValue[]): readonly KeyRow[] {
  return bands.map((band, step) => ({
    ...bandLook(band),
    name: capitalised(band.label),
    seats: formatCount(values.filter((value) => value.kind === 'band' && value.band === step).length),
  }));
}

function standingRows(
  roll: Roll,
  strokes: ReadonlyMap<Standing, string>,
  { fullName, paleName }: ModeReading,
  values: readonly SeatValue[],
): readonly KeyRow[] {
  return [false, true].flatMap((isPale) => {
    const counts = new Map<Standing, number>();
    for (const value of values) {
      if (value.kind !== 'standing' || value.isPale !== isPale) continue;
      counts.set(value.standing, (counts.get(value.standing) ?? 0) + 1);
    }
    const what = isPale ? paleName : fullName;
    return [...counts]
      .sort(([, left], [, right]) => right - left)
      .map(([standing, seats]) => ({
        ...ofStanding(roll, strokes, standing),
        look: isPale ? ('pale' as const) : ('declared' as const),
        name: what === null ? tagOf(roll, standing).name : `${tagOf(roll, standing).name} ${what}`,
        seats: formatCount(seats),
      }));
  });
}
