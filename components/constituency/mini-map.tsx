import type { MiniMapView } from '#lib/view/neighbours-view-map.ts';

/** One hexagon a seat, coloured and lettered by who won it. The list beneath says the neighbours in words. */
export function MiniMap({ map }: { readonly map: MiniMapView }) {
  return (
    <svg className="mini-map" viewBox={map.viewBox} role="img" aria-label={map.label}>
      {map.hexes.map((hex) => (
        <g
          key={hex.id}
          className={hex.standing === null ? 'hex-undeclared' : `hex-declared p-${hex.standing}`}
        >
          <title>{hex.title}</title>
          <path d={hex.outline} />
          {hex.letter === null ? null : (
            <text x={hex.x} y={hex.y}>
              {hex.letter}
            </text>
          )}
        </g>
      ))}
      <path className="hex-here" d={map.here} />
    </svg>
  );
}
