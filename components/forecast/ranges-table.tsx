import { Changing } from '#components/ui/changing.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import type { RangeRow, RangesView } from '#lib/view/forecast-lines-view.ts';

interface RangesTableProps {
  readonly ranges: RangesView;
  readonly caption: string;
  /** What the median is of: "Seats". */
  readonly figure: string;
}

/** What each party may end with: the expected number, and how far from it the night may be, drawn and in words. */
export function RangesTable({ ranges, caption, figure }: RangesTableProps) {
  const hasSettled = ranges.rows.some(({ settled }) => settled !== null);
  const hasHalf = ranges.rows.some(({ half }) => half !== null);
  return (
    <table className="ranges">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Party</th>
          {hasSettled && (
            <th scope="col" className="ranges-has">
              Has now
            </th>
          )}
          <th scope="col">{figure}</th>
          <td className="ranges-line">
            <svg aria-hidden="true">
              {ranges.across.map(({ at, words }, place) => (
                <text
                  key={words}
                  className={place % 2 === 0 ? 'plot-across' : 'plot-across plot-across-between'}
                  x={at}
                  y="80%"
                >
                  {words}
                </text>
              ))}
            </svg>
          </td>
          {hasHalf && (
            <th scope="col" className="ranges-half">
              Middle half
            </th>
          )}
          <th scope="col">Nine of ten</th>
        </tr>
      </thead>
      <tbody>
        {ranges.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <PartyTag tag={row.tag} /> <span className="ranges-name">{row.name}</span>
            </th>
            {hasSettled && <td className="ranges-has">{row.settled}</td>}
            <td className="ranges-median">
              <Changing value={row.median} />
            </td>
            <td className="ranges-line">
              <Drawn row={row} ranges={ranges} />
            </td>
            {hasHalf && <td className="ranges-half">{row.half}</td>}
            <td>{row.nineTenths}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Drawn({ row, ranges }: { readonly row: RangeRow; readonly ranges: RangesView }) {
  const { drawn } = row;
  return (
    <svg className={`p-${row.tag.standing}`} aria-hidden="true">
      {ranges.across.map(({ at, words }) => (
        <line key={words} className="plot-grid" x1={at} x2={at} y1="0" y2="100%" />
      ))}
      {ranges.line !== null && (
        <line className="plot-level" x1={ranges.line.at} x2={ranges.line.at} y1="0" y2="100%" />
      )}
      <rect
        className="ranges-nine"
        x={drawn.nineTenths.x}
        width={drawn.nineTenths.width}
        y="30%"
        height="40%"
      />
      {drawn.half !== null && (
        <rect className="ranges-middle" x={drawn.half.x} width={drawn.half.width} y="30%" height="40%" />
      )}
      {drawn.settled !== null && (
        <line className="ranges-settled" x1="0" x2={drawn.settled} y1="50%" y2="50%" />
      )}
      <line className="ranges-mark-halo" x1={drawn.median} x2={drawn.median} y1="12%" y2="88%" />
      <line className="ranges-mark" x1={drawn.median} x2={drawn.median} y1="12%" y2="88%" />
    </svg>
  );
}
