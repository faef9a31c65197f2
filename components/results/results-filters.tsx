'use client';
import { type FormEvent, useRef, useState } from 'react';
import type { ResultsForm } from '#lib/view/results-form.ts';

interface ResultsFiltersProps {
  readonly form: ResultsForm;
  /** What the form asks for has changed; false when only the server can answer yet. */
  readonly onChange: (parameters: URLSearchParams) => boolean;
}

/** The filters: a form of the address. Without scripts a button sends it; with them every change shows at once. */
export function ResultsFilters({ form, onChange }: ResultsFiltersProps) {
  const element = useRef<HTMLFormElement>(null);
  const [isOpen] = useState(form.isFiltered);

  const change = (event: FormEvent) => {
    if (element.current === null) return;
    const isShown = onChange(parametersOf(element.current));
    // The night is not in this browser yet: the server answers, but not letter by letter.
    if (!isShown && event.target instanceof HTMLSelectElement) element.current.requestSubmit();
  };
  const submit = (event: FormEvent) => {
    if (element.current !== null && onChange(parametersOf(element.current))) event.preventDefault();
  };

  return (
    <search>
      <form
        ref={element}
        className="results-filters"
        action={form.action}
        onChange={change}
        onSubmit={submit}
      >
        <label className="results-find">
          <span>Find a seat or a member</span>
          <input
            type="search"
            name="q"
            placeholder="Type a name"
            defaultValue={form.text}
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <details open={isOpen}>
          <summary>Filters</summary>
          <div className="results-fields">
            {form.fields.map(({ name, label, value, options }) => (
              <label key={name}>
                <span>{label}</span>
                <select name={name} defaultValue={value} className={value === '' ? undefined : 'is-set'}>
                  {options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
        </details>
        {form.kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="results-send">
          <button type="submit" className="without-scripts">
            Show
          </button>
          {form.isFiltered && <a href={form.action}>Clear the filters</a>}
        </p>
      </form>
    </search>
  );
}

/** The filled fields of a form. */
function parametersOf(form: HTMLFormElement): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') parameters.set(name, value);
  }
  return parameters;
}
