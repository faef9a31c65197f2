interface SelectFormProps {
  readonly action: string;
  readonly fields: readonly SelectField[];
  /** Parameters that the form keeps and does not show. */
  readonly kept: readonly (readonly [string, string])[];
  readonly submit: string;
}

export interface SelectField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Choices that go into the address, with scripts and without. */
export function SelectForm({ action, fields, kept, submit }: SelectFormProps) {
  return (
    <form className="select-form" method="get" action={action}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(({ name, label, value, options }) => (
        <label key={name}>
          <span>{label}</span>
          <select key={value} name={name} defaultValue={value}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit">{submit}</button>
    </form>
  );
}
