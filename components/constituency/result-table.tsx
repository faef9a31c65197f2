import { Section } from '#components/ui/section.tsx';
import type { ResultTableView } from '#lib/view/constituency-view-table.ts';
import { CandidateCell } from './candidate-cell.tsx';
import { ShareBar } from './share-bar.tsx';
import { TableNotes } from './table-notes.tsx';

/** The declared result, most votes first. */
export function ResultTable({ table }: { readonly table: ResultTableView }) {
  return (
    <Section id="result" title={table.title}>
      <table className="candidates">
        <caption className="sr-only">{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Candidate</th>
            <th scope="col">Votes</th>
            <th scope="col">Share</th>
            <th scope="col">
              <abbr title="Change in points of share">Pts</abbr>
            </th>
            <td className="bar-cell" />
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id} className={`p-${row.tag.standing}`}>
              <CandidateCell candidate={row} />
              <td>{row.votes}</td>
              <td className="strong">{row.share}</td>
              <td className="quiet">{row.change}</td>
              <td className="bar-cell">
                <ShareBar bar={row.bar} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <TableNotes notes={table.notes} />
    </Section>
  );
}
