import { PartyTag } from '#components/ui/party-tag.tsx';
import type { SharesChartView, SharesRow } from '#lib/view/charts/shares-chart-view.ts';

/** What each party's votes became in seats: a table whose rows are drawn. */
export function SharesChart({ shares }: { readonly shares: SharesChartView }) {
  return (
    <figure className="chart">
      <figcaption>{shares.title}</figcaption>
      {shares.rows.length > 0 && <Table shares={shares} />}
      <p className="note">{shares.note}</p>
    </figure>
  );
}

function Table({ shares }: { readonly shares: SharesChartView }) {
  return (
    <table className="shares">
      <caption className="sr-only">{shares.caption}</caption>
      <thead>
        <tr>
          <th scope="col">Party</th>
          <td className="shares-line">
            <svg aria-hidden="true">
              {shares.marks.map(({ at, words }, place) => (
                <text
                  key={words}
                  className={place % 2 === 0 ? 'plot-across' : 'plot-across plot-across-between'}
                  x={at}
                  y="70%"
                >
                  {words}
                </text>
              ))}
            </svg>
          </td>
          <th scope="col">Votes&nbsp;%</th>
          <th scope="col">Seats&nbsp;%</th>
          <th scope="col">Points</th>
          <th scope="col" className="shares-wide">
            Votes a seat
          </th>
        </tr>
      </thead>
      <tbody>
        {shares.rows.map((row) => (
          <Row key={row.tag.standing} row={row} marks={shares.marks} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: SharesRow;
  readonly marks: SharesChartView['marks'];
}

function Row({ row, marks }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <PartyTag tag={row.tag} /> <span className="shares-name">{row.tag.name}</span>
      </th>
      <td className="shares-line">
        <svg className={`p-${row.tag.standing}`} aria-hidden="true">
          {marks.map(({ at, words }) => (
            <line key={words} className="plot-grid" x1={at} x2={at} y1="0" y2="100%" />
          ))}
          {row.line !== null && (
            <>
              <line className="shares-gap" x1={row.line.votesAt} x2={row.line.seatsAt} y1="50%" y2="50%" />
              <circle className="shares-votes" cx={row.line.votesAt} cy="50%" r="5" />
              <circle className="shares-seats" cx={row.line.seatsAt} cy="50%" r="5.5" />
            </>
          )}
        </svg>
      </td>
      <td>{row.votes}</td>
      <td>{row.seats}</td>
      <td>{row.difference}</td>
      <td className="shares-wide">{row.votesASeat}</td>
    </tr>
  );
}
