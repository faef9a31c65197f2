import { Outcome } from '#components/ui/outcome.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import type { TargetRow } from '#lib/view/targets-view.ts';

interface TargetTableProps {
  readonly caption: string;
  readonly rows: readonly TargetRow[];
}

/** Targets by rank: what each needs, and what became of it in its place. */
export function TargetTable({ caption, rows }: TargetTableProps) {
  if (rows.length === 0) return <p className="target-none">None of them.</p>;
  return (
    <table className="target-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Rank</th>
          <th scope="col">Seat and candidate</th>
          <th scope="col">Needs</th>
          <th scope="col" className="wide">
            Votes behind
          </th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="rank">{row.rank}</td>
            <th scope="row">
              <a href={`/constituency/${row.slug}`}>{row.seat}</a>
              <span className="target-who">
                {row.candidate}
                <span className="wide">, {row.region}</span>
              </span>
            </th>
            <td>{row.needs}</td>
            <td className="wide">{row.votesBehind}</td>
            <td className="target-outcome">
              <span>{row.verdict}</span>
              {row.outcome === null ? (
                <span className="outcome">
                  <PartyTag tag={row.defender} isOutlined /> <span>defending</span>
                </span>
              ) : (
                <Outcome {...row.outcome} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
