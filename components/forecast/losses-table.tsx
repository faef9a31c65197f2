import { CountCell } from '#components/at-risk/count-cell.tsx';
import { Changing } from '#components/ui/changing.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import type { LossesSummaryView } from '#lib/view/at-risk-forecast-view.ts';

interface LossesTableProps {
  readonly summary: LossesSummaryView;
}

/** How many seats each defending party is expected to lose, and how its seats stand by band; numbers lead to their seats. */
export function LossesTable({ summary }: LossesTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section className="matrix-box" tabIndex={0} aria-label="Expected losses">
      <table className="count-table losses-table">
        <caption className="sr-only">
          Seats that each defending party is expected to lose, and its seats by their chance of falling; each
          number leads to its seats
        </caption>
        <thead>
          <tr>
            <th scope="col">Defended by</th>
            <th scope="col">To declare</th>
            <th scope="col">Expected to fall</th>
            {summary.bands.map((band) => (
              <th key={band.title} scope="col">
                {band.title} <small>{band.range}</small>
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
              <td>
                <Changing value={row.open} />
              </td>
              <td className="losses-expected">
                <Changing value={row.expected} />
              </td>
              {row.cells.map((cell, index) => (
                <td key={cell.key}>
                  <CountCell link={cell} label={`${row.name}, ${summary.bands[index]?.title ?? ''}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
