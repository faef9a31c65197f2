import type { HexLook, LegendRow } from '#lib/view/map-view.ts';
import { HEX_POINTS } from '#lib/view/map-view-plan.ts';
import { lookClass } from './look-class.ts';

interface MapLegendProps {
  readonly rows: readonly (LegendRow & { readonly look?: HexLook })[];
}

export function MapLegend({ rows }: MapLegendProps) {
  return (
    <ul className="legend">
      {rows.map((row) => (
        <li key={row.name}>
          <svg
            className={lookClass(row.look ?? (row.standing === null ? 'open' : 'declared'), row.standing)}
            viewBox="-5.5 -6.2 11 12.4"
            aria-hidden="true"
          >
            <polygon className="hex" points={HEX_POINTS} />
            {row.letter !== '' && (
              <text className={row.letter.length > 1 ? 'hex-letter hex-letter-long' : 'hex-letter'} y="2">
                {row.letter}
              </text>
            )}
            {row.stroke !== '' && <path className="hex-stroke" d={row.stroke} />}
          </svg>
          {row.name} <b>{row.seats}</b>
        </li>
      ))}
    </ul>
  );
}
