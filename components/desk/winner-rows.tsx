import { PartyTag } from '#components/ui/party-tag.tsx';
import type { CandidateId } from '#lib/election/ids.ts';
import type { CandidateRow } from '#lib/view/desk/form-view.ts';

interface WinnerRowsProps {
  readonly rows: readonly CandidateRow[];
  readonly chosen: CandidateId | null;
  readonly onChoose: (id: CandidateId) => void;
}

/** Who was announced, where the figures are to come. */
export function WinnerRows({ rows, chosen, onChoose }: WinnerRowsProps) {
  return (
    <fieldset className="winner-rows">
      <legend>Who was announced as elected?</legend>
      {rows.map(({ id, name, tag, party }) => (
        <label key={id}>
          <input
            type="radio"
            name="winner"
            data-field="winner"
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <PartyTag tag={tag} /> <b>{name}</b> <small>{party}</small>
        </label>
      ))}
    </fieldset>
  );
}
