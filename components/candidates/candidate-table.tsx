import { Outcome } from '#components/ui/outcome.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import { SelectForm } from '#components/ui/select-form.tsx';
import type { CandidateRow } from '#lib/view/candidates-rows.ts';
import type { CandidateTableView } from '#lib/view/candidates-view.ts';

interface CandidateTableProps {
  readonly table: CandidateTableView;
}

/** Candidates with what each needs; an order that no declaration changes. */
export function CandidateTable({ table }: CandidateTableProps) {
  return (
    <Section
      id="candidates"
      title={table.caption}
      aside={table.targetsHref !== null && <a href={table.targetsHref}>Its targets, one by one</a>}
    >
      {table.region !== null && (
        <SelectForm
          action="/candidates"
          fields={[
            {
              name: 'region',
              label: 'Region',
              value: table.region.value,
              options: table.region.options,
            },
          ]}
          kept={table.region.kept}
          submit="Show"
        />
      )}
      {table.groups.length > 0 && (
        <table className="candidate-table">
          <caption className="sr-only">{table.caption}</caption>
          <thead>
            <tr>
              <th scope="col">Candidate and seat</th>
              <th scope="col" className="wide">
                MP until now
              </th>
              <th scope="col">Base</th>
              <th scope="col">Needs</th>
              <th scope="col">Target</th>
              <th scope="col" className="wide">
                Result
              </th>
            </tr>
          </thead>
          {table.groups.map((group) => (
            <tbody key={group.key}>
              <tr className="candidate-group">
                <th scope="rowgroup" colSpan={6}>
                  {group.title}
                </th>
              </tr>
              {group.rows.map((row) => (
                <Row key={row.id} row={row} isOfOneParty={table.isOfOneParty} />
              ))}
            </tbody>
          ))}
        </table>
      )}
      <p className="note">{table.note}</p>
    </Section>
  );
}

function Row({ row, isOfOneParty }: { readonly row: CandidateRow; readonly isOfOneParty: boolean }) {
  return (
    <tr className={row.isElected ? 'is-elected' : undefined}>
      <th scope="row">
        <span className="candidate-name">
          {!isOfOneParty && <PartyTag tag={row.tag} />} <b>{row.name}</b>{' '}
          {row.remarks !== '' && <small>{row.remarks}</small>}
        </span>
        <span className="candidate-seat">
          <a href={`/constituency/${row.slug}`}>{row.seat}</a>
          <span className="candidate-region">{row.region}</span>
        </span>
        <span className="narrow">
          <Verdict row={row} />
        </span>
      </th>
      <td className="wide candidate-mp">{row.mp}</td>
      <td>{row.baseShare}</td>
      <td>{row.needs}</td>
      <td>{row.rank}</td>
      <td className="wide">
        <Verdict row={row} />
      </td>
    </tr>
  );
}

function Verdict({ row }: { readonly row: CandidateRow }) {
  if (row.outcome !== null) {
    return (
      <>
        <Outcome {...row.outcome} />
        {row.isElected && <span className="sr-only">elected</span>}
      </>
    );
  }
  if (row.defender === null) return null;
  return (
    <span className="outcome">
      <PartyTag tag={row.defender} isOutlined /> defending
    </span>
  );
}
