'use client';
import type { MouseEvent } from 'react';
import { Section } from '#components/ui/section.tsx';
import { useHeld } from '#components/ui/use-held.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { DriversChoice } from '#lib/view/drivers-address.ts';
import type { RankingRow } from '#lib/view/drivers-ranking.ts';

interface RankingProps {
  readonly rows: readonly RankingRow[];
  readonly rule: string;
  readonly party: PartyId;
  readonly onChoose: (choice: DriversChoice) => void;
}

/** Every measure by the strength of its correlation. Rows stay where they are while somebody is about to press one. */
export function Ranking({ rows, rule, party, onChoose }: RankingProps) {
  const { shown, holding } = useHeld(rows);
  return (
    <Section id="ranking" title="Measures by strength">
      <table className="ranking" {...holding}>
        <caption className="sr-only">Correlation of each measure with the change, strongest first</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <td className="ranking-line">
              <svg aria-hidden="true">
                <text className="plot-across" x="0" y="70%">
                  −1
                </text>
                <text className="plot-across" x="50%" y="70%">
                  0
                </text>
                <text className="plot-across" x="100%" y="70%">
                  +1
                </text>
              </svg>
            </td>
            <th scope="col">r</th>
            <th scope="col">95% interval</th>
            <th scope="col">Seats</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.id} row={row} onChoose={() => onChoose({ party, measure: row.id })} />
          ))}
        </tbody>
      </table>
      <p className="note">{rule}</p>
    </Section>
  );
}

function Row({ row, onChoose }: { readonly row: RankingRow; readonly onChoose: () => void }) {
  const choose = (event: MouseEvent) => {
    // A click that asks for another tab or window is the browser's.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChoose();
  };
  return (
    <tr className={row.isChosen ? 'ranking-chosen' : undefined}>
      <th scope="row">
        <a href={row.href} onClick={choose} aria-current={row.isChosen ? 'true' : undefined}>
          {row.label}
        </a>
        {row.area !== null && <small> {row.area}</small>}
      </th>
      <td className="ranking-line">
        <svg aria-hidden="true">
          <line className="plot-grid" x1="50%" x2="50%" y1="0" y2="100%" />
          {row.line !== null && (
            <>
              <line className="ranking-interval" x1={row.line.low} x2={row.line.high} y1="50%" y2="50%" />
              <circle
                className={row.isClear ? 'ranking-r' : 'ranking-r-open'}
                cx={row.line.r}
                cy="50%"
                r="4"
              />
            </>
          )}
        </svg>
      </td>
      <td>{row.r}</td>
      <td className="quiet">{row.interval}</td>
      <td className="quiet">{row.seats}</td>
    </tr>
  );
}
