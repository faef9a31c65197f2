import type { EntryKind } from '#lib/desk/entry.ts';

interface KindChoiceProps {
  readonly kinds: readonly { readonly kind: EntryKind; readonly name: string }[];
  readonly chosen: EntryKind;
  readonly onChoose: (kind: EntryKind) => void;
}

/** What is to be said of the seat. */
export function KindChoice({ kinds, chosen, onChoose }: KindChoiceProps) {
  return (
    <fieldset className="kind-choice">
      <legend className="sr-only">What is it?</legend>
      {kinds.map(({ kind, name }) => (
        <label key={kind}>
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={kind === chosen}
            onChange={() => onChoose(kind)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
