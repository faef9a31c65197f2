import { useId } from 'react';
import type { FormField } from '#lib/desk/entry-form.ts';

interface TextFieldProps {
  readonly field: FormField;
  readonly label: string;
  /** What holds while the field stays empty. */
  readonly hint?: string;
  readonly text: string;
  readonly wrong: string | undefined;
  readonly isFigure?: boolean;
  readonly charsMax: number;
  /** What may be chosen instead of typed. */
  readonly offered?: readonly string[];
  readonly onType: (text: string) => void;
}

/** One line of text with its label over it, and under it what is wrong. */
export function TextField({
  field,
  label,
  hint = '',
  text,
  wrong,
  isFigure = false,
  charsMax,
  offered = [],
  onType,
}: TextFieldProps) {
  const id = useId();
  return (
    <div className={`text-field text-field-${field}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        data-field={field}
        className={isFigure ? 'figure' : undefined}
        inputMode={isFigure ? 'numeric' : 'text'}
        autoComplete="off"
        list={offered.length === 0 ? undefined : `${id}-offered`}
        placeholder={hint}
        maxLength={charsMax}
        value={text}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
        onChange={(event) => onType(event.target.value)}
      />
      {offered.length > 0 && (
        <datalist id={`${id}-offered`}>
          {offered.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {wrong !== undefined && (
        <p className="field-wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}
