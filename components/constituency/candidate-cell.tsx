import { Fragment } from 'react';
import { PartyTag } from '#components/ui/party-tag.tsx';
import type { CandidateView } from '#lib/view/constituency-view-table.ts';

/** Name, then letters, party and what is worth saying: elected, sitting MP, deposit lost. */
export function CandidateCell({ candidate }: { readonly candidate: CandidateView }) {
  return (
    <th scope="row">
      <span className="candidate-name">{candidate.name}</span>
      <span className="candidate-party">
        <PartyTag tag={candidate.tag} />
        <span>
          {candidate.party}
          {candidate.remarks.map((remark) => (
            <Fragment key={remark}>
              , <span>{remark}</span>
            </Fragment>
          ))}
        </span>
      </span>
    </th>
  );
}
