import type { KeyboardEvent } from 'react';
import { REASON_CHARS_MAX, SOURCE_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import type { EntryKind } from '#lib/desk/entry.ts';
import type { EntryForm } from '#lib/desk/entry-form.ts';
import type { FormView } from '#lib/view/desk/form-view.ts';
import type { SaidBefore } from '#lib/view/desk/said-before.ts';
import { FigureRows } from './figure-rows.tsx';
import { MoreFigures } from './more-figures.tsx';
import { TextField } from './text-field.tsx';
import { WinnerRows } from './winner-rows.tsx';

interface EntryFieldsProps {
  readonly view: FormView;
  readonly form: EntryForm;
  readonly sources: readonly string[];
  /** A colleague's words that stand for a second person's too; null where one chooses them. */
  readonly said: SaidBefore | null;
  readonly onChange: (form: EntryForm) => void;
}

/** Label of the words that each kind needs; the others need none. */
const WORDS: Readonly<Partial<Record<EntryKind, string>>> = {
  correction: 'Reason, as readers will see it',
  withdrawal: 'Reason, as readers will see it',
  postponement: 'Reason, as readers will see it',
  flag: 'What is doubted, as readers will see it',
};

/** Everything that can be typed about a seat, and what it comes to. Enter and the arrows go from field to field. */
export function EntryFields({ view, form, sources, said, onChange }: EntryFieldsProps) {
  const change = (part: Partial<EntryForm>) => onChange({ ...form, ...part });
  const words = WORDS[form.kind];
  const always = (
    <>
      {words !== undefined && said?.reason != null && (
        <p className="text-field-words said-words">
          {words}: {said.name}’s, above.
        </p>
      )}
      {words !== undefined && said?.reason == null && (
        <TextField
          field="words"
          label={words}
          text={form.words}
          wrong={view.wrong.words}
          charsMax={REASON_CHARS_MAX}
          onType={(text) => change({ words: text })}
        />
      )}
      <TextField
        field="source"
        label="Source: who says so"
        text={form.source}
        wrong={view.wrong.source}
        charsMax={SOURCE_CHARS_MAX}
        offered={sources}
        onType={(source) => change({ source })}
      />
    </>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside.
    <div className="entry-fields" onKeyDown={goFromFieldToField}>
      {view.hasFigures && (
        <>
          <FigureRows
            rows={view.rows}
            wrong={view.wrong}
            onType={(id, text) => change({ votes: { ...form.votes, [id]: text } })}
          />
          <MoreFigures view={view} form={form} onChange={change}>
            {always}
          </MoreFigures>
        </>
      )}
      {form.kind === 'rush' && (
        <WinnerRows rows={view.rows} chosen={form.winner} onChoose={(winner) => change({ winner })} />
      )}
      {form.kind === 'recount' && (
        <TextField
          field="recount"
          label="Which recount"
          hint={view.known.recount}
          text={form.recount}
          wrong={view.wrong.recount}
          isFigure
          charsMax={4}
          onType={(recount) => change({ recount })}
        />
      )}
      {!view.hasFigures && always}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

/** As in a spreadsheet. Lists and choices keep their own keys. */
function goFromFieldToField(event: KeyboardEvent<HTMLDivElement>) {
  const step = STEPS[event.key];
  const from = event.target as HTMLInputElement;
  if (step === undefined || event.ctrlKey || event.metaKey || !from.matches('input:not([type])')) return;
  if (event.key !== 'Enter' && from.list !== null) return;
  const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:not([type])')];
  const next = fields[fields.indexOf(from) + step];
  event.preventDefault();
  next?.focus();
  next?.select();
}
