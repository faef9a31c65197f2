import { PartyTag } from '#components/ui/party-tag.tsx';
import type { HemicycleView } from '#lib/view/charts/hemicycle-view.ts';

/** The House as a half circle. The list under it says the same in tags and figures. */
export function Hemicycle({ hemicycle }: { readonly hemicycle: HemicycleView }) {
  const { majority } = hemicycle;
  return (
    <figure className="chart">
      <figcaption>{hemicycle.title}</figcaption>
      <svg
        className="hemicycle"
        viewBox={hemicycle.viewBox}
        strokeWidth={hemicycle.dot}
        role="img"
        aria-label={hemicycle.spoken}
      >
        {hemicycle.groups.map(({ standing, path }) => (
          <path
            key={standing ?? 'open'}
            className={standing === null ? 'hemicycle-open' : `hemicycle-dots p-${standing}`}
            d={path}
          />
        ))}
        <line
          className="hemicycle-line"
          x1={majority.x}
          x2={majority.x}
          y1={majority.top}
          y2={majority.bottom}
        />
      </svg>
      <p className="hemicycle-words" aria-hidden="true">
        {majority.words}
      </p>
      <ul className="chart-key">
        {hemicycle.key.map(({ tag, seats }) => (
          <li key={tag.standing}>
            <PartyTag tag={tag} /> <span className="sr-only">{tag.name}</span> {seats}
          </li>
        ))}
        {hemicycle.open !== null && <li className="quiet">{hemicycle.open}</li>}
      </ul>
    </figure>
  );
}
