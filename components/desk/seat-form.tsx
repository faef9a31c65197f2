'use client';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { LiveNightReading } from '#components/live/live-store.ts';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import type { EntryKind } from '#lib/desk/entry.ts';
import { type EntryForm, type FormField, isUntouched, readForm } from '#lib/desk/entry-form.ts';
import { problemMeaning } from '#lib/desk/problem-words.ts';
import { feedVotes } from '#lib/desk/waiting-figures.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyContest } from '#lib/election/state.ts';
import { changedView } from '#lib/view/desk/changed-view.ts';
import { formView } from '#lib/view/desk/form-view.ts';
import { keptWords } from '#lib/view/desk/kept-words.ts';
import { keysView } from '#lib/view/desk/keys-view.ts';
import { reviewView } from '#lib/view/desk/review-view.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import { sourcesOffered } from '#lib/view/desk/sources.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { Doubts } from './doubts.tsx';
import { EntryFields } from './entry-fields.tsx';
import { KindChoice } from './kind-choice.tsx';
import { Review, type ToConfirm } from './review.tsx';
import { useKept } from './use-kept.ts';
import type { Sending } from './use-sending.ts';

interface SeatFormProps {
  readonly night: LiveNightReading;
  readonly desk: DeskView;
  readonly seat: ConstituencyId;
  readonly kinds: readonly EntryKind[];
  readonly form: EntryForm;
  readonly sending: Sending;
  readonly onChange: (form: EntryForm) => void;
  readonly onThrowAway: () => void;
  /** It was taken in: what readers or colleagues see of it now is elsewhere on the screen. */
  readonly onDone: (outcome: DeskOutcome & { readonly kind: 'done' }) => void;
}

/** From the first figure to handing in: type, look at what readers would read, hand in. */
export function SeatForm({
  night,
  desk,
  seat,
  kinds,
  form,
  sending,
  onChange,
  onThrowAway,
  onDone,
}: SeatFormProps) {
  const { roll, state, nightNowMs } = night;
  const place = useRef<HTMLDivElement>(null);
  const [isReviewing, setReviewing] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [asked, setServerAsks] = useState<readonly ToConfirm[]>([]);
  const kept = useKept(seat);
  const contest = state.contests[seat] ?? emptyContest;
  const context = { constituency: constituencyOf(roll, seat), contest, nightNowMs };
  const view = formView({
    roll,
    state,
    constituencyId: seat,
    nightNowMs,
    form,
    kinds,
    feed: feedVotes(desk, seat),
  });
  const changed = isUntouched(form) ? null : changedView(roll, state, seat, form);
  const stops = view.doubts.find(({ weight }) => weight === 'stops') ?? null;
  const read = readForm(form, context);
  const isReady = read.ok && stops === null && changed === null;
  const toConfirm: readonly ToConfirm[] = [
    ...view.doubts.filter(({ weight }) => weight === 'asks'),
    ...asked,
  ];

  useFirstField(place, seat);
  const isInterrupted = isReviewing && !isReady;
  useEffect(() => {
    if (!isInterrupted) return;
    // What was to be handed in no longer stands as it was: back to the fields, with the reason over them.
    setReviewing(false);
    focusField(place.current, null);
  }, [isInterrupted]);

  function change(next: EntryForm) {
    setServerAsks([]);
    setAsked(false);
    sending.clear();
    onChange(next);
  }

  function review() {
    setAsked(true);
    if (isReady) setReviewing(true);
    else focusField(place.current, view.firstFault ?? stops?.fields[0] ?? null);
  }

  async function handIn() {
    if (!read.ok) return;
    const outcome = await sending.send({
      kind: 'submitEntry',
      entry: read.entry,
      confirms: null,
      acknowledged: [...new Set(toConfirm.map(({ code }) => code))],
      fromInput: form.fromInput,
    });
    if (outcome === null) return;
    if (outcome.kind === 'done') {
      setReviewing(false);
      onDone(outcome);
    }
    if (outcome.kind === 'refused') {
      setServerAsks(
        outcome.problems.map(({ code, received, expected }) => ({
          code,
          words: `${problemMeaning(code)}: received ${received}, expected ${expected}.`,
        })),
      );
    }
  }

  if (isReviewing && isReady) {
    return (
      <Review
        review={reviewView(roll, state, read.entry, nightNowMs)}
        keys={keysView(roll, state, desk, read.entry)}
        toConfirm={toConfirm}
        isBusy={sending.state.kind !== 'idle' && sending.state.kind !== 'answered'}
        status={sendingWords(sending.state)}
        onBack={() => {
          setReviewing(false);
          requestAnimationFrame(() => focusField(place.current, null));
        }}
        onHandIn={() => void handIn()}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is that of the fields inside.
    <div
      ref={place}
      className="seat-form"
      onKeyDown={(event) => {
        if (!isHandIn(event)) return;
        event.preventDefault();
        review();
      }}
    >
      {changed !== null && <ChangedNotice changed={changed} onGoOn={change} />}
      <KindChoice kinds={view.kinds} chosen={form.kind} onChoose={(kind) => change({ ...form, kind })} />
      <EntryFields view={view} form={form} sources={sourcesOffered(state, desk)} onChange={change} />
      <div className="hand-foot">
        <Doubts doubts={view.doubts} />
        <div className="hand-actions">
          <button type="button" className="is-main" onClick={review}>
            Review <kbd>Ctrl Enter</kbd>
          </button>
          {!isUntouched(form) && (
            <button type="button" onClick={onThrowAway}>
              Throw away
            </button>
          )}
          <p className="kept-words" role="status">
            {keptWords(kept)}
          </p>
        </div>
        <p className="hand-status" role="status">
          {isAsked ? (view.missing ?? stops?.words ?? '') : ''}
        </p>
      </div>
    </div>
  );
}

function isHandIn(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey);
}

/** The first figure is where the typing begins, whenever another seat is taken in hand. */
function useFirstField(place: React.RefObject<HTMLDivElement | null>, seat: ConstituencyId) {
  useEffect(() => {
    if (seat !== '') focusField(place.current, null);
  }, [place, seat]);
}

/** The field that needs a hand; the first one for null. */
function focusField(place: HTMLElement | null, field: FormField | null) {
  const found =
    field === null ? null : place?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  (found ?? place?.querySelector<HTMLElement>('[data-field]'))?.focus();
}
