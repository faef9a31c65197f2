import { Changing } from '#components/ui/changing.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import type { PartyLine } from '#lib/view/candidates-view.ts';

interface PartyTableProps {
  readonly parties: readonly PartyLine[];
}

/** Who stands where: parties with their candidates, the seats they defend and those they have won. */
export function PartyTable({ parties }: PartyTableProps) {
  return (
    <table className="party-table">
      <caption className="sr-only">Parties, with their candidates and seats</caption>
      <thead>
        <tr>
          <th scope="col">Party</th>
          <th scope="col">Stands in</th>
          <th scope="col">Defends</th>
          <th scope="col">Won</th>
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.href}>
            <th scope="row">
              <PartyTag tag={party.tag} />{' '}
              <a href={party.href} aria-current={party.isCurrent ? 'true' : undefined}>
                {party.name}
              </a>
            </th>
            <td>{party.candidates}</td>
            <td>{party.defends}</td>
            <td>
              <Changing value={party.won} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
