import { memo } from 'react';
import type { HexView } from '#lib/view/map-view.ts';

interface HexProps extends HexView {
  readonly id: string;
  readonly slug: string;
  readonly x: number;
  readonly y: number;
  readonly isTabStop: boolean;
}

/** One seat. Its props are plain values, so that a declaration draws one hexagon and not all of them. */
export const Hex = memo(function Hex(props: HexProps) {
  const { id, slug, x, y, look, standing, letter, stroke, spoken, isTabStop } = props;
  // React knows this element in HTML only, where it has no transform; in a drawing it has.
  const place = { transform: `translate(${x} ${y})` };
  return (
    <a
      {...place}
      href={`/constituency/${slug}`}
      data-seat={id}
      className={`hex-${look}${standing === null ? '' : ` p-${standing}`}`}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={spoken}
    >
      <use href="#hex" className="hex" />
      {letter !== '' && (
        <text className={letter.length > 1 ? 'hex-letter hex-letter-long' : 'hex-letter'} y="2">
          {letter}
        </text>
      )}
      {stroke !== '' && <path className="hex-stroke" d={stroke} />}
    </a>
  );
});
