import { Section } from '#components/ui/section.tsx';
import type { BallotTableView } from '#lib/view/constituency-view-table.ts';
import { CandidateCell } from './candidate-cell.tsx';
import { ShareBar } from './share-bar.tsx';
import { TableNotes } from './table-notes.tsx';

/** Before the declaration: who stands, in the order of the ballot paper, and what each would need. */
export function BallotTable({ table }: { readonly table: BallotTableView }) {
  return (
    <Section id="result" title={table.title}>
      <table className="candidates">
        <caption className="sr-only">{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Candidate</th>
            <th scope="col">{table.baseHeading}</th>
            <th scope="col">Needs</th>
            <td className="bar-cell" />
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id} className={`p-${row.tag.standing}`}>
              <CandidateCell candidate={row} />
              <td>{row.baseShare}</td>
              <td className="strong">{row.needs}</td>
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
