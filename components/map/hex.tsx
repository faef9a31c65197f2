import { memo } from 'react';
import type { LandRooms } from '#lib/view/map-land.ts';
import type { HexView } from '#lib/view/map-view.ts';
import { lookClass } from './look-class.ts';

interface HexProps extends HexView {
  readonly id: string;
  readonly slug: string;
  readonly x: number;
  readonly y: number;
  readonly isTabStop: boolean;
  /** Outside what is shown apart. */
  readonly isFaded?: boolean;
  /** The file of outlines, and the room for the letter in this one; null for a hexagon. */
  readonly landFile?: string | null;
  readonly room?: LandRooms[string] | undefined;
}

/** A letter of the size drawn on a hexagon fits into a circle of this radius. */
const LETTER_RADIUS = 5;

/** One seat. Its props are plain values, so that a declaration draws one hexagon and not all of them. */
export const Hex = memo(function Hex(props: HexProps) {
  const { id, slug, x, y, look, standing, letter, stroke, spoken, isTabStop, isFaded, landFile, room } =
    props;
  const isLand = landFile != null && room !== undefined;
  // React knows this element in HTML only, where it has no transform; in a drawing it has.
  const place = isLand ? {} : { transform: `translate(${x} ${y})` };
  const middle = isLand ? `translate(${room[0]} ${room[1]}) scale(${room[2] / LETTER_RADIUS})` : undefined;
  return (
    <a
      {...place}
      href={`/constituency/${slug}`}
      data-seat={id}
      className={`${lookClass(look, standing)}${isFaded === true ? ' hex-faded' : ''}`}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={spoken}
    >
      <use href={isLand ? `${landFile}#${id}` : '#hex'} className="hex" />
      {letter !== '' && (
        <g transform={middle}>
          <text className={letter.length > 1 ? 'hex-letter hex-letter-long' : 'hex-letter'} y="2">
            {letter}
          </text>
        </g>
      )}
      {stroke !== '' && <path className="hex-stroke" d={stroke} transform={middle} />}
    </a>
  );
});
