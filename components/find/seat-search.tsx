interface SeatSearchProps {
  /** Where the question goes: "/find" leads to the seat's page. */
  readonly action: string;
  /** Parameters that the form keeps and does not show. */
  readonly kept?: readonly (readonly [string, string])[];
  /** What was asked last. */
  readonly asked?: string;
  /** An id for the field, its own on every page that has two. */
  readonly id?: string;
}

/** A seat by its name or by postcode: a plain form, with scripts and without. */
export function SeatSearch({ action, kept = [], asked = '', id = 'seat-search' }: SeatSearchProps) {
  return (
    <form className="seat-search" method="get" action={action}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor={id}>Constituency or postcode</label>
      <div>
        <input
          id={id}
          name="q"
          type="search"
          defaultValue={asked}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
        />
        <button type="submit">Find</button>
      </div>
    </form>
  );
}
