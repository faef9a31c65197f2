import type { CardView } from '#lib/view/liveblog-view-card.ts';
import { PartyTag } from './party-tag.tsx';

interface ResultCardProps {
  readonly card: CardView;
}

/** The first candidates of a result, most votes first. */
export function ResultTable({ card }: ResultCardProps) {
  return (
    <table className="card-table">
      <caption className="sr-only">{card.caption}</caption>
      <tbody>
        {card.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <PartyTag tag={row.tag} />
              <span>{row.name}</span>
            </th>
            <td>{row.votes}</td>
            <td>{row.share}</td>
            <td className="change">{row.change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What describes the contest: majority, turnout, swing. */
export function ResultFacts({ card }: ResultCardProps) {
  return (
    <p className="card-facts">
      {card.facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}
