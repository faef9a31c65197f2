'use client';
import { type PointerEvent, useState } from 'react';
import { Plot } from '#components/charts/plot.tsx';
import { nearestPoint, type ScatterPoint, type ScatterView } from '#lib/view/drivers-scatter.ts';
import type { TagView } from '#lib/view/tag-view.ts';

interface ScatterProps {
  readonly scatter: ScatterView;
  readonly party: TagView;
  /** The dots by name, once the browser has them: a pointer then asks any of them. */
  readonly points: readonly ScatterPoint[];
}

/** A dot a declared seat, a bar the mean of each bin. The tables beside it say the same to whoever cannot see it. */
export function Scatter({ scatter, party, points }: ScatterProps) {
  const [looked, setLooked] = useState<ScatterPoint | null>(null);
  const look = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.querySelector('svg')?.getBoundingClientRect();
    if (box === undefined) return;
    setLooked(nearestPoint(points, { x: event.clientX, y: event.clientY }, box));
  };
  return (
    <>
      <p className="chart-unit">
        {scatter.unit}
        <span className="scatter-looked" aria-hidden="true">
          {looked?.words}
        </span>
      </p>
      {/* A pointer's convenience: every seat it names is in the tables and on its own page. */}
      <div
        className={`chart-area scatter-area p-${party.standing}`}
        onPointerMove={look}
        onPointerDown={look}
        onPointerLeave={() => setLooked(null)}
      >
        <Plot
          spoken={scatter.spoken}
          across={scatter.across}
          upright={scatter.upright}
          levels={[{ at: scatter.zero, words: '' }]}
          words={scatter.names.map(({ slug, name, x, y, side }) => (
            <text
              key={slug}
              className={`scatter-name scatter-${side}`}
              x={x}
              y={y}
              dx={side === 'end' ? -8 : 8}
            >
              {name}
            </text>
          ))}
        >
          <path className="scatter-dots" d={scatter.dots} />
          {scatter.means.map(({ key, x1, x2, y }) => (
            <line key={key} className="scatter-mean" x1={x1} x2={x2} y1={y} y2={y} />
          ))}
          {looked !== null && <path className="scatter-one" d={`M${looked.x} ${looked.y}h0`} />}
        </Plot>
      </div>
      <p className="chart-unit scatter-under">{scatter.under}</p>
    </>
  );
}
