import { Changing } from '#components/ui/changing.tsx';
import type { LatenessView } from '#lib/view/watch-lateness.ts';

interface LatenessTableProps {
  readonly lateness: LatenessView;
}

/** What the night has taught of its own lateness, region by region. */
export function LatenessTable({ lateness }: LatenessTableProps) {
  return (
    <>
      <table className="lateness">
        <caption className="sr-only">Lateness learned so far, by region</caption>
        <thead>
          <tr>
            <th scope="col">Region</th>
            <th scope="col">Declared</th>
            <th scope="col" className="lateness-bar">
              <span className="sr-only">Bar</span>
            </th>
            <th scope="col">{lateness.heading}</th>
          </tr>
        </thead>
        <tbody>
          {lateness.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td>{row.declared}</td>
              <td className="lateness-bar" aria-hidden="true">
                <svg aria-hidden="true">
                  <line x1="50%" x2="50%" y1="0" y2="100%" />
                  {row.bar !== null && <rect x={row.bar.x} width={row.bar.width} y="25%" height="50%" />}
                </svg>
              </td>
              <td>
                <Changing value={row.learned} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{lateness.method}</p>
    </>
  );
}
