'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LiveNightReading } from '#components/live/live-store.ts';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import { type EntryForm, isUntouched } from '#lib/desk/entry-form.ts';
import { kindsOpenTo } from '#lib/desk/entry-kinds.ts';
import { formOfEntry } from '#lib/desk/form-of-entry.ts';
import { isAtLeast } from '#lib/desk/role.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { emptyContest } from '#lib/election/state.ts';
import type { Hand } from '#lib/view/desk/hand.ts';
import { type ConfirmableEntry, seatEntriesView } from '#lib/view/desk/seat-entries-view.ts';
import { seatHeadView } from '#lib/view/desk/seat-head-view.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import { sourcesOffered } from '#lib/view/desk/sources.ts';
import { OneKeyForm } from './one-key-form.tsx';
import { SeatForm } from './seat-form.tsx';
import type { Forms } from './use-forms.ts';
import { isBusy, isDone, useSending } from './use-sending.ts';
import { useTold } from './use-told.ts';
import { WaitingEntries } from './waiting-entries.tsx';

interface SeatHandProps {
  readonly night: LiveNightReading;
  readonly desk: DeskView;
  readonly seat: ConstituencyId;
  readonly forms: Forms;
  /** Colleagues who have the same seat in hand. */
  readonly others: readonly string[];
  /** What else needs a person next; null when nothing does. */
  readonly next: Hand | null;
  readonly onTake: (hand: Hand) => void;
}

/** One seat in hand: what colleagues said of it, and what one says oneself. */
export function SeatHand({ night, desk, seat, forms, others, next, onTake }: SeatHandProps) {
  const { roll, state, nightNowMs } = night;
  const contest = state.contests[seat] ?? emptyContest;
  const entries = seatEntriesView(roll, state, desk, seat);
  const kinds = kindsHere(desk, seat, contest);
  const form = forms.formOf(seat, contest, kinds);
  const head = seatHeadView(roll, state, desk, seat, nightNowMs, others);
  const asking = useSending();
  const told = useTold({
    revision: contest.revision,
    isWaiting: entries.mine !== null,
    isDiffering: entries.shown.some(({ differs }) => differs !== null),
  });
  const [isAnew, setAnew] = useState(false);
  const [thrown, setThrown] = useState<EntryForm | null>(null);
  // What was just handed in is not asked for again, nor what is to be compared with its source.
  const isToCompare = entries.mine === null && entries.confirmable.length > 0;
  const isFormOpen = (entries.mine === null && !isToCompare) || isAnew || !isUntouched(form);
  const isAsking = isBusy(asking.state);
  const { heading, takesFocus, setTakesFocus } = useFocusOnTaking(isFormOpen && kinds.length > 0);

  function change(next: EntryForm) {
    told.clear();
    setThrown(null);
    setTakesFocus(true);
    forms.change(seat, next);
  }

  async function ask(action: DeskAction) {
    setTakesFocus(false);
    const done = await asking.send(action);
    if (done?.kind === 'done') told.tell(done);
  }

  function confirm(found: ConfirmableEntry, source: string) {
    void ask({
      kind: 'submitEntry',
      entry: { ...found.entry, source, expectedRevision: contest.revision },
      confirms: found.userId,
      acknowledged: found.doubts,
      fromInput: found.fromInput,
    });
  }

  return (
    <article className="seat-hand" aria-labelledby="in-hand-title">
      <header className="hand-head">
        <div className="hand-title">
          <h2 id="in-hand-title" ref={heading} tabIndex={-1}>
            {head.name}
          </h2>
          <p role="status">{head.others}</p>
        </div>
        <p>{head.about}</p>
        {head.notices.map((words) => (
          <p key={words} className="hand-notice">
            {words}
          </p>
        ))}
      </header>
      <p className="hand-outcome" ref={told.place} tabIndex={-1} role="status">
        {told.words}
      </p>
      {told.isOver && next !== null && (
        <p className="hand-actions">
          <button type="button" onClick={() => onTake(next)}>
            Next of the queue
          </button>
        </p>
      )}
      <WaitingEntries
        entries={entries}
        sources={sourcesOffered(state, desk)}
        isBusy={isAsking}
        isFormOpen={isFormOpen}
        onSomethingElse={() => {
          setTakesFocus(true);
          setAnew(true);
        }}
        onReveal={() => void ask({ kind: 'revealEntry', constituencyId: seat })}
        onTakeBack={() => void ask({ kind: 'withdrawEntry', constituencyId: seat, owner: desk.me.userId })}
        onCorrectMine={() => entries.mine?.entry != null && change(formOfEntry(entries.mine.entry))}
        onConfirm={confirm}
      />
      <p className="hand-status" role="status">
        {isDone(asking.state) ? '' : sendingWords(asking.state)}
      </p>
      {kinds.length === 0 ? (
        <p className="desk-empty">{head.nothingToDo}</p>
      ) : (
        isFormOpen && (
          <SeatForm
            night={night}
            desk={desk}
            seat={seat}
            kinds={kinds}
            form={form}
            takesFocus={takesFocus}
            onChange={change}
            onThrowAway={() => {
              setThrown(form);
              forms.forget(seat, true);
            }}
            onHold={() => forms.hold(seat)}
            onRelease={() => forms.release(seat)}
            onDone={(done) => {
              // Where two differ, one of the two looks at a figure again, and does not type them all anew.
              if (done.event !== 'entryDiffers') forms.forget(seat, false);
              setTakesFocus(false);
              setAnew(false);
              told.tell(done);
            }}
          />
        )
      )}
      {thrown !== null && (
        <p className="hand-status" role="status">
          Thrown away.{' '}
          <button type="button" onClick={() => change(thrown)}>
            Bring it back
          </button>
        </p>
      )}
      {isAtLeast(desk.me.role, 'chief') && <OneKeyForm desk={desk} seat={seat} />}
    </article>
  );
}

/** What one may begin here; and what a colleague has begun that needs a second person. */
function kindsHere(desk: DeskView, seat: ConstituencyId, contest: Parameters<typeof kindsOpenTo>[1]) {
  const kinds = kindsOpenTo(desk.me.role, contest);
  const begun = desk.queue.entries
    .filter(({ constituencyId, mine }) => constituencyId === seat && !mine)
    .map(({ kind }) => kind)
    .filter((kind) => !kinds.includes(kind) && isAtLeast(desk.me.role, 'editor'));
  return [...kinds, ...new Set(begun)];
}

/**
 * The focus goes where the work begins: to the form's first field, or where there is no form to the name. A form that
 * opens because of what a colleague did takes it from nothing.
 */
function useFocusOnTaking(isFormOpen: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [takesFocus, setTakesFocus] = useState(isFormOpen);
  const taken = useEffectEvent(() => {
    setTakesFocus(false);
    if (!isFormOpen) heading.current?.focus();
  });
  useEffect(() => taken(), []);
  return { heading, takesFocus, setTakesFocus };
}
