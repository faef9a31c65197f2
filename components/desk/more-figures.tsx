import type { ReactNode } from 'react';
import type { EntryForm, FormField } from '#lib/desk/entry-form.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { FormView } from '#lib/view/desk/form-view.ts';
import { TextField } from './text-field.tsx';

interface MoreFiguresProps {
  readonly view: FormView;
  readonly form: EntryForm;
  readonly onChange: (part: Partial<EntryForm>) => void;
  /** The fields that every entry has. */
  readonly children: ReactNode;
}

const FIGURE_CHARS_MAX = 40;

const FIGURES: readonly (readonly ['electorate' | 'rejectedBallots' | 'ballots' | 'majority', string])[] = [
  ['rejectedBallots', 'Rejected papers'],
  ['ballots', 'Ballot papers in all'],
  ['majority', 'Announced majority'],
  ['electorate', 'Electorate'],
];

/** What else is read out at a declaration. Each is a second look at the votes, and none is required. */
export function MoreFigures({ view, form, onChange, children }: MoreFiguresProps) {
  const wrongOf = (field: FormField) => view.wrong[field];
  return (
    <div className="more-figures">
      {view.tied.length > 0 && (
        <fieldset className="lot">
          <legend>A tie: whom did the lot choose?</legend>
          {view.tied.map(({ id, name }) => (
            <label key={id}>
              <input
                type="radio"
                name="lot"
                data-field="lot"
                checked={form.lot === id}
                onChange={() => onChange({ lot: id })}
              />
              {name}
            </label>
          ))}
          {form.lot !== null && (
            <button type="button" onClick={() => onChange({ lot: null })}>
              No lot
            </button>
          )}
        </fieldset>
      )}
      {FIGURES.map(([field, label]) => (
        <TextField
          key={field}
          field={field}
          label={label}
          hint={field === 'electorate' ? view.known.electorate : 'not said'}
          text={form[field]}
          wrong={wrongOf(field)}
          isFigure
          charsMax={FIGURE_CHARS_MAX}
          onType={(text) => onChange({ [field]: text })}
        />
      ))}
      <TextField
        field="declaredAt"
        label="Declared at"
        hint="now"
        text={form.declaredAt}
        wrong={wrongOf('declaredAt')}
        isFigure
        charsMax={10}
        onType={(declaredAt) => onChange({ declaredAt })}
      />
      <div className="text-field">
        <label htmlFor="announced-winner">Announced as elected</label>
        <select
          id="announced-winner"
          data-field="winner"
          value={form.winner ?? ''}
          onChange={(event) => onChange({ winner: idOrNull(event.target.value) })}
        >
          <option value="">not said</option>
          {view.rows.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {children}
    </div>
  );
}

function idOrNull(value: string): CandidateId | null {
  return value === '' ? null : (value as CandidateId);
}
