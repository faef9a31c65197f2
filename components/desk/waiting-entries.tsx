import { type FormEvent, useRef, useState } from 'react';
import { SOURCE_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import type { ConfirmableEntry, SeatEntriesView } from '#lib/view/desk/seat-entries-view.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { focusField } from './focus-field.ts';
import { TextField } from './text-field.tsx';

interface WaitingEntriesProps {
  readonly entries: SeatEntriesView;
  readonly sources: readonly string[];
  readonly isBusy: boolean;
  readonly onReveal: () => void;
  readonly onTakeBack: () => void;
  /** Whether there is a form below in which one can go on. */
  readonly isFormOpen: boolean;
  readonly onCorrectMine: () => void;
  readonly onSomethingElse: () => void;
  readonly onConfirm: (which: ConfirmableEntry, source: string) => void;
}

/** What colleagues have said of the seat and nobody reads yet, as far as one may see it. */
export function WaitingEntries({
  entries,
  sources,
  isBusy,
  isFormOpen,
  onReveal,
  onTakeBack,
  onCorrectMine,
  onSomethingElse,
  onConfirm,
}: WaitingEntriesProps) {
  const { hidden, mine, shown, confirmable } = entries;
  const changed = useChanged(confirmable);
  if (hidden.length === 0 && mine === null && shown.length === 0) return null;
  const isDiffering = shown.some(({ differs }) => differs !== null);
  return (
    <section className="waiting-entries" aria-label="Waiting for a second person">
      {hidden.length > 0 && mine === null && (
        <>
          {hidden.map(({ userId, words, reason, todo }) => (
            <p key={userId}>
              <b>{words}</b> {reason !== null && <>Why, as readers will see it: “{reason}” </>}
              {todo}
            </p>
          ))}
          <p className="waiting-else">
            <button type="button" aria-disabled={isBusy} onClick={onReveal}>
              Show me theirs instead
            </button>{' '}
            to confirm it line by line against the source.
          </p>
        </>
      )}
      {mine !== null && !isDiffering && (
        <p>
          <b>{mine.words}</b> It takes {mine.needs}.
        </p>
      )}
      {changed !== null && (
        <p className="comparison-words" role="alert">
          {changed} changed it while you looked: this is the newer one. Compare it again.
        </p>
      )}
      {shown.map((comparison) => (
        <ComparisonTable key={comparison.columns[0]?.userId} comparison={comparison} />
      ))}
      {confirmable.length > 0 && (
        // What was typed of an older one does not speak of a newer.
        <ConfirmEntry
          key={confirmable.map(({ inputId }) => inputId).join()}
          entries={confirmable}
          sources={sources}
          isBusy={isBusy}
          onConfirm={onConfirm}
        />
      )}
      {mine === null && confirmable.length > 0 && !isFormOpen && (
        <p className="hand-actions">
          <button type="button" onClick={onSomethingElse}>
            Enter it myself
          </button>
        </p>
      )}
      {mine !== null && (
        <p className="hand-actions">
          {!isFormOpen && (
            <>
              <button type="button" onClick={onCorrectMine}>
                Change mine
              </button>
              <button type="button" onClick={onSomethingElse}>
                Say something else of this seat
              </button>
            </>
          )}
          <button type="button" aria-disabled={isBusy} onClick={onTakeBack}>
            Take mine back
          </button>
        </p>
      )}
    </section>
  );
}

/** Who changed an entry that is being compared with its source; null for nobody. */
function useChanged(confirmable: readonly ConfirmableEntry[]): string | null {
  const [first, setFirst] = useState<ReadonlyMap<string, string>>(new Map());
  const fresh = confirmable.filter(({ userId }) => !first.has(userId));
  if (fresh.length > 0) {
    setFirst(new Map([...first, ...fresh.map(({ userId, inputId }) => [userId, inputId] as const)]));
  }
  return confirmable.find(({ userId, inputId }) => (first.get(userId) ?? inputId) !== inputId)?.name ?? null;
}

interface ConfirmEntryProps {
  readonly entries: readonly ConfirmableEntry[];
  readonly sources: readonly string[];
  readonly isBusy: boolean;
  readonly onConfirm: (which: ConfirmableEntry, source: string) => void;
}

/** The second key of somebody who saw the first entry, and compared it with the source. */
function ConfirmEntry({ entries, sources, isBusy, onConfirm }: ConfirmEntryProps) {
  const [source, setSource] = useState('');
  const [isAsked, setAsked] = useState(false);
  const place = useRef<HTMLFormElement>(null);
  function confirm(which: ConfirmableEntry) {
    setAsked(source.trim() === '');
    if (source.trim() === '') focusField(place.current, 'source');
    else if (!isBusy) onConfirm(which, source.trim());
  }
  // Enter in the field confirms where there is one to confirm; of two, one has to be chosen.
  function submit(event: FormEvent) {
    event.preventDefault();
    const [only, ...more] = entries;
    if (only !== undefined && more.length === 0) confirm(only);
  }
  return (
    <form className="confirm-entry" ref={place} onSubmit={submit}>
      <TextField
        field="source"
        label="Which source did you compare every line with?"
        text={source}
        wrong={isAsked ? 'Say the source.' : undefined}
        charsMax={SOURCE_CHARS_MAX}
        offered={sources}
        onType={setSource}
      />
      {entries.map((each) => (
        <button
          key={each.userId}
          type={entries.length === 1 ? 'submit' : 'button'}
          className="is-main"
          aria-disabled={isBusy}
          onClick={entries.length === 1 ? undefined : () => confirm(each)}
        >
          I confirm what {each.name} entered
        </button>
      ))}
    </form>
  );
}
