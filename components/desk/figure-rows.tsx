import { PartyTag } from '#components/ui/party-tag.tsx';
import type { FormField } from '#lib/desk/entry-form.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { CandidateRow } from '#lib/view/desk/form-view.ts';

interface FigureRowsProps {
  readonly rows: readonly CandidateRow[];
  readonly wrong: Readonly<Partial<Record<FormField, string>>>;
  readonly onType: (id: CandidateId, text: string) => void;
}

/** Longer than any count in any grouping. */
const FIGURE_CHARS_MAX = 40;

/** Who stands, in the order of the ballot paper, each with a field. */
export function FigureRows({ rows, wrong, onType }: FigureRowsProps) {
  return (
    <table className="figure-rows">
      <thead>
        <tr>
          <th scope="col">In the order of the ballot paper</th>
          <th scope="col">Votes</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, field, name, tag, party, text, share, isDoubted, isFirst }) => (
          <tr key={id} className={isDoubted ? 'is-doubted' : undefined}>
            <th scope="row">
              <label htmlFor={`votes-${id}`}>
                <PartyTag tag={tag} /> <b>{name}</b> <small>{party}</small>
              </label>
              {wrong[field] !== undefined && (
                <p className="field-wrong" id={`why-${id}`}>
                  {wrong[field]}
                </p>
              )}
            </th>
            <td>
              <input
                id={`votes-${id}`}
                data-field={field}
                className="figure"
                inputMode="numeric"
                autoComplete="off"
                maxLength={FIGURE_CHARS_MAX}
                value={text}
                aria-invalid={wrong[field] !== undefined}
                aria-describedby={wrong[field] === undefined ? undefined : `why-${id}`}
                onChange={(event) => onType(id, event.target.value)}
              />
            </td>
            <td className={isFirst ? 'strong' : undefined}>{share}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
