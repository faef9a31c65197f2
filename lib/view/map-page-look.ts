import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { HexView } from './map-view.ts';
import type { Band, ModeReading, SeatValue } from './map-view-modes/seat-value.ts';
import { tagOf } from './tag-view.ts';

/** How a hexagon is drawn. */
export type Look = Pick<HexView, 'look' | 'standing' | 'letter' | 'stroke'>;

type Strokes = ReadonlyMap<Standing, string>;

/** How a seat of this value is drawn: never by colour alone. */
export function seatLook(roll: Roll, strokes: Strokes, { bands }: ModeReading, value: SeatValue): Look {
  switch (value.kind) {
    case 'open':
    case 'postponed':
      return { look: value.kind, standing: null, letter: '', stroke: '' };
    case 'none':
      return { look: 'none', standing: null, letter: '·', stroke: '' };
    case 'toCome':
      return { look: 'rush', ...ofStanding(roll, strokes, value.standing) };
    case 'standing':
      return { look: value.isPale ? 'pale' : 'declared', ...ofStanding(roll, strokes, value.standing) };
    case 'band': {
      const band = bands[value.band];
      if (band === undefined) throw new Error(`No band ${value.band}`);
      return bandLook(band, value.standing);
    }
    default:
      return value satisfies never;
  }
}

/** How a step of a scale is drawn, in its own colour or in a seat's. */
export function bandLook({ level, mark, standing }: Band, own: Standing | null = null): Look {
  return {
    look: `band-${level}`,
    standing: own ?? standing,
    letter: mark,
    stroke: BAND_STROKES[level - 1] ?? '',
  };
}

/** Denser from level to level, for hexagons too small for a mark. */
const BAND_STROKES = [
  '',
  'M-2.4 0H2.4',
  'M-2.4 -1.2H2.4M-2.4 1.2H2.4',
  'M-2.4 0H2.4M0 -2.4V2.4',
  'M-2.4 -2H2.4M-2.4 0H2.4M-2.4 2H2.4',
  'M-2.4 -1.2H2.4M-2.4 1.2H2.4M-1.2 -2.4V2.4M1.2 -2.4V2.4',
] as const;

export function ofStanding(
  roll: Roll,
  strokes: Strokes,
  standing: Standing,
): Pick<Look, 'standing' | 'letter' | 'stroke'> {
  return { standing, letter: tagOf(roll, standing).letter, stroke: strokes.get(standing) ?? '' };
}
