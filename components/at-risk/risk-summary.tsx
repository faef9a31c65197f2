import { PartyTag } from '#components/ui/party-tag.tsx';
import type { RiskSummaryView } from '#lib/view/at-risk-view.ts';
import { CountCell } from './count-cell.tsx';

interface RiskSummaryProps {
  readonly summary: RiskSummaryView;
}

/** How many seats each defending party has at risk, band by band. */
export function RiskSummary({ summary }: RiskSummaryProps) {
  return (
    <table className="count-table">
      <caption className="sr-only">
        Seats at risk by defending party and band; each number leads to its seats
      </caption>
      <thead>
        <tr>
          <th scope="col">Defended by</th>
          {summary.bands.map((band) => (
            <th key={band} scope="col">
              {band}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {summary.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.tag !== null && <PartyTag tag={row.tag} isOutlined />}{' '}
              <span className="count-name">{row.name}</span>
            </th>
            {row.cells.map((cell, index) => (
              <td key={cell.key}>
                <CountCell link={cell} label={`${row.name}, ${summary.bands[index] ?? ''}`} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
