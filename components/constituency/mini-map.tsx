import type { MiniMapView } from '#lib/view/neighbours-view-map.ts';

/** A hexagon standing on its point, one unit from its centre to a corner. */
const HEXAGON = 'M0-1L.866-.5V.5L0 1L-.866.5V-.5Z';

/** One hexagon a seat, coloured and lettered by who won it. The list beneath says the neighbours in words. */
export function MiniMap({ map }: { readonly map: MiniMapView }) {
  return (
    <svg className="mini-map" viewBox={map.viewBox} role="img" aria-label={map.label}>
      <defs>
        <path id="hexagon" d={HEXAGON} />
      </defs>
      {map.hexes.map((hex) => (
        <g
          key={hex.id}
          className={hex.standing === null ? 'hex-undeclared' : `hex-declared p-${hex.standing}`}
        >
          <title>{hex.title}</title>
          <use href="#hexagon" x={hex.x} y={hex.y} />
          {hex.letter !== null && (
            <text className={hex.letter.length > 1 ? 'hex-long' : undefined} x={hex.x} y={hex.y}>
              {hex.letter}
            </text>
          )}
        </g>
      ))}
      <use className="hex-here" href="#hexagon" x={map.here.x} y={map.here.y} />
    </svg>
  );
}
