import { Changing } from '#components/ui/changing.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import type { ChanceRow, OutcomeForecastView } from '#lib/view/forecast-outcome-view.ts';

/** The chance of a majority and of each largest party: in words, with a bar in steps of five. */
export function Chances({ outcome }: { readonly outcome: OutcomeForecastView }) {
  return (
    <div className="chances">
      <ChanceTable title="A majority" settled={outcome.majoritySettled} rows={outcome.majority} />
      <ChanceTable title="The largest party" settled={outcome.largestSettled} rows={outcome.largest} />
    </div>
  );
}

interface ChanceTableProps {
  readonly title: string;
  readonly settled: string | null;
  readonly rows: readonly ChanceRow[];
}

function ChanceTable({ title, settled, rows }: ChanceTableProps) {
  return (
    <div>
      <h3>{title}</h3>
      {settled !== null && <p className="chance-settled">{settled}</p>}
      {rows.length > 0 && (
        <table>
          <caption className="sr-only">{title}: chances in steps of five</caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.tag !== null && <PartyTag tag={row.tag} />} <span>{row.name}</span>
                </th>
                <td className="chance-bar">
                  <svg className={row.tag === null ? undefined : `p-${row.tag.standing}`} aria-hidden="true">
                    <rect className="track" x="0" y="25%" width="100%" height="50%" />
                    <rect className="fill" x="0" y="25%" width={row.length} height="50%" />
                  </svg>
                </td>
                <td>
                  <b>
                    <Changing value={row.word} />
                  </b>{' '}
                  <small>{row.chance}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
