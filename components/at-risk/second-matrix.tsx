import { PartyTag } from '#components/ui/party-tag.tsx';
import type { MatrixView } from '#lib/view/second-places-view.ts';
import { CountCell } from './count-cell.tsx';

interface SecondMatrixProps {
  readonly matrix: MatrixView;
}

/** Winners down, second places across. Wider than a phone, so it scrolls in a box of its own. */
export function SecondMatrix({ matrix }: SecondMatrixProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section className="matrix-box" tabIndex={0} aria-label="Winners and second places">
      <table className="count-table matrix">
        <caption className="sr-only">
          Seats by winner, down, and by who is second, across; each number leads to its seats
        </caption>
        <thead>
          <tr>
            <th scope="col">Won by</th>
            <th scope="col">Seats</th>
            {matrix.seconds.map(({ tag }) => (
              <th key={tag.standing} scope="col">
                <PartyTag tag={tag} isOutlined />
                <span className="sr-only">{tag.name} second</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.tag.standing}>
              <th scope="row">
                <PartyTag tag={row.tag} /> <span className="count-name">{row.name}</span>
              </th>
              <td className="matrix-total">
                <CountCell link={row.total} label={`${row.name} won`} />
              </td>
              {row.cells.map((cell, index) => (
                <td key={cell.key}>
                  <CountCell
                    link={cell}
                    label={`${row.name} won, ${matrix.seconds[index]?.tag.name ?? ''} second`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td className="matrix-total">
              <CountCell link={matrix.total} label="All declared seats" />
            </td>
            {matrix.seconds.map(({ tag, total }) => (
              <td key={tag.standing}>
                <CountCell link={total} label={`${tag.name} second`} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
