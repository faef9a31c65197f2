import { Section } from '#components/ui/section.tsx';
import type { PlaceRowView, PlaceView } from '#lib/view/place-view.ts';

/** The people who live there beside those of other seats. */
export function Place({ place }: { readonly place: PlaceView }) {
  const { caption, comparedWith } = place;
  return (
    <Section id="the-place" title="The place">
      <PlaceTable caption={caption} comparedWith={comparedWith} rows={place.rows} />
      {place.moreRows.length > 0 && (
        <details className="place-more">
          <summary>More about the place</summary>
          <PlaceTable caption={`${caption}, continued`} comparedWith={comparedWith} rows={place.moreRows} />
        </details>
      )}
      <p className="note">{place.note}</p>
    </Section>
  );
}

interface PlaceTableProps {
  readonly caption: string;
  readonly comparedWith: string;
  readonly rows: readonly PlaceRowView[];
}

function PlaceTable({ caption, comparedWith, rows }: PlaceTableProps) {
  return (
    <table className="place-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Measure</span>
          </th>
          <th scope="col">Here</th>
          <th scope="col">{comparedWith}</th>
          <td className="plot-cell" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
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
  );
}

/** The numbers beside it say the same. */
function DotPlot({ hereAt, averageAt }: Pick<PlaceRowView, 'hereAt' | 'averageAt'>) {
  return (
    <svg className="dot-plot" aria-hidden="true">
      <line className="dot-plot-line" x1="0" x2="100%" y1="50%" y2="50%" />
      {averageAt !== null && <circle className="dot-plot-average" cx={`${averageAt}%`} cy="50%" r="3.5" />}
      {hereAt !== null && <circle className="dot-plot-here" cx={`${hereAt}%`} cy="50%" r="4" />}
    </svg>
  );
}
