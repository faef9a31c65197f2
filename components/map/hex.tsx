import { memo } from 'react';
import type { LandRooms } from '#lib/view/map-land.ts';
import type { HexView } from '#lib/view/map-view.ts';
import { hexPath, strokePath } from '#lib/view/map-view-paths.ts';
import { lookClass } from './look-class.ts';

interface HexProps extends HexView {
  readonly id: string;
  readonly slug: string;
  readonly x: number;
  readonly y: number;
  readonly isTabStop: boolean;
  /** Outside what is shown apart. */
  readonly isFaded?: boolean;
  /** The seat as it lies; null for a hexagon. */
  readonly outline?: Outline | null;
}

/** The outline of a seat on the land, by its path or, until the page has it, by its place in a file. */
export interface Outline {
  readonly path: string | null;
  readonly file: string;
  readonly room: LandRooms[string];
}

/** Sizes of type, in radii of the circle that a letter must fit into, and half the height of a capital in it. */
const ONE_LETTER_SIZE = 1.15;
const TWO_LETTERS_SIZE = 0.92;
const HALF_CAPITAL = 0.36;

/**
 * One seat. Its props are plain values, so that a declaration draws one hexagon and not all of them; and nothing in
 * it has a transform of its own, because the browser would handle each as a layer apart.
 */
export const Hex = memo(function Hex(props: HexProps) {
  const {
    id,
    slug,
    x,
    y,
    look,
    standing,
    letter,
    stroke,
    spoken,
    isTabStop,
    isFaded,
    outline = null,
  } = props;
  const letterClass = letter.length > 1 ? 'hex-letter hex-letter-long' : 'hex-letter';
  return (
    <a
      href={`/constituency/${slug}`}
      data-seat={id}
      className={`${lookClass(look, standing)}${isFaded === true ? ' hex-faded' : ''}`}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={spoken}
    >
      <Shape id={id} x={x} y={y} outline={outline} />
      {outline === null ? (
        <>
          {letter !== '' && (
            <text className={letterClass} x={x} y={y + 2}>
              {letter}
            </text>
          )}
          {stroke !== '' && <path className="hex-stroke" d={strokePath(stroke, x, y)} />}
        </>
      ) : (
        letter !== '' && <RoomLetter letter={letter} className={letterClass} room={outline.room} />
      )}
    </a>
  );
});

interface ShapeProps {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly outline: Outline | null;
  readonly className?: string;
}

/** A hexagon, or the outline of the seat. */
export function Shape({ id, x, y, outline, className = 'hex' }: ShapeProps) {
  if (outline === null) return <path className={className} d={hexPath(x, y)} />;
  return outline.path === null ? (
    <use href={`${outline.file}#${id}`} className={className} />
  ) : (
    <path className={className} d={outline.path} />
  );
}

interface RoomLetterProps {
  readonly letter: string;
  readonly className: string;
  readonly room: LandRooms[string];
}

/** A letter as large as the seat has room for it: on a small one it is read by coming nearer. */
function RoomLetter({ letter, className, room: [x, y, radius] }: RoomLetterProps) {
  const size = rounded(radius * (letter.length > 1 ? TWO_LETTERS_SIZE : ONE_LETTER_SIZE));
  return (
    <g fontSize={size}>
      <text className={className} x={x} y={rounded(y + size * HALF_CAPITAL)}>
        {letter}
      </text>
    </g>
  );
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
