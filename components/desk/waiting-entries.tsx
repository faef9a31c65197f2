import { type FormEvent, useState } from 'react';
import { SOURCE_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import type { SeatEntriesView } from '#lib/view/desk/seat-entries-view.ts';
import { ComparisonTable } from './comparison-table.tsx';
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
  readonly onConfirm: (source: string) => void;
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
  if (hidden.length === 0 && mine === null && shown === null) return null;
  return (
    <section className="waiting-entries" aria-label="Waiting for a second person">
      {hidden.length > 0 && mine === null && (
        <>
          <p>
            {hidden.map(({ userId, words }) => (
              <b key={userId}>{words} </b>
            ))}
            Enter it yourself from the source: you do not see their figures, and if both agree it is done.
          </p>
          <p className="waiting-else">
            <button type="button" aria-disabled={isBusy} onClick={onReveal}>
              Show me theirs instead
            </button>{' '}
            to confirm it line by line against the source.
          </p>
        </>
      )}
      {mine !== null && shown?.differs == null && (
        <p>
          <b>{mine.words}</b> It takes {mine.needs}.
        </p>
      )}
      {shown !== null && <ComparisonTable comparison={shown} />}
      {confirmable !== null && (
        <ConfirmEntry name={confirmable.name} sources={sources} isBusy={isBusy} onConfirm={onConfirm} />
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

interface ConfirmEntryProps {
  readonly name: string;
  readonly sources: readonly string[];
  readonly isBusy: boolean;
  readonly onConfirm: (source: string) => void;
}

/** The second key of somebody who saw the first entry, and compared it with the source. */
function ConfirmEntry({ name, sources, isBusy, onConfirm }: ConfirmEntryProps) {
  const [source, setSource] = useState('');
  const [isAsked, setAsked] = useState(false);
  function confirm(event: FormEvent) {
    event.preventDefault();
    setAsked(source.trim() === '');
    if (source.trim() !== '' && !isBusy) onConfirm(source.trim());
  }
  return (
    <form className="confirm-entry" onSubmit={confirm}>
      <TextField
        field="source"
        label="Which source did you compare every line with?"
        text={source}
        wrong={isAsked ? 'Say the source.' : undefined}
        charsMax={SOURCE_CHARS_MAX}
        offered={sources}
        onType={setSource}
      />
      <button type="submit" className="is-main" aria-disabled={isBusy}>
        I confirm what {name} entered
      </button>
    </form>
  );
}
