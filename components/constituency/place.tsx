import { Section } from '#components/ui/section.tsx';
import type { PlaceRowView, PlaceView } from '#lib/view/place-view.ts';

/** The people who live there beside those of other seats. */
export function Place({ place }: { readonly place: PlaceView }) {
  return (
    <Section id="the-place" title="The place">
      <table className="place-table">
        <caption className="sr-only">{place.caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Measure</span>
            </th>
            <th scope="col">Here</th>
            <th scope="col">{place.comparedWith}</th>
            <td className="plot-cell" />
          </tr>
        </thead>
        <tbody>
          {place.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.label}
                {row.comparedWith !== null && <small> {row.comparedWith}</small>}
              </th>
              <td>{row.here}</td>
              <td className="quiet">{row.average}</td>
              <td className="plot-cell">
                <DotPlot hereAt={row.hereAt} averageAt={row.averageAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{place.note}</p>
    </Section>
  );
}

function DotPlot({ hereAt, averageAt }: Pick<PlaceRowView, 'hereAt' | 'averageAt'>) {
  return (
    <svg className="dot-plot" viewBox="-6 0 112 12" aria-hidden="true">
      <path className="dot-plot-line" d="M0 6H100" />
      {averageAt !== null && <circle className="dot-plot-average" cx={averageAt} cy="6" r="4" />}
      {hereAt !== null && <circle className="dot-plot-here" cx={hereAt} cy="6" r="4.5" />}
    </svg>
  );
}
