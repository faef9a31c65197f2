'use client';
import { useEffect, useRef, useState } from 'react';
import type { LiveNightReading } from '#components/live/live-store.ts';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import type { EntryKind } from '#lib/desk/entry.ts';
import { type EntryForm, isUntouched, readForm } from '#lib/desk/entry-form.ts';
import { formOfPublic } from '#lib/desk/form-of-entry.ts';
import { feedVotes } from '#lib/desk/waiting-figures.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyContest } from '#lib/election/state.ts';
import { changedView } from '#lib/view/desk/changed-view.ts';
import { formView } from '#lib/view/desk/form-view.ts';
import { keptWords } from '#lib/view/desk/kept-words.ts';
import { keysView } from '#lib/view/desk/keys-view.ts';
import { problemWords } from '#lib/view/desk/plain-words.ts';
import { reviewView } from '#lib/view/desk/review-view.ts';
import { inWordsOf, saidBefore, withReasonOf } from '#lib/view/desk/said-before.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import { sourcesOffered } from '#lib/view/desk/sources.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { EntryFields } from './entry-fields.tsx';
import { focusField, useFirstField } from './focus-field.ts';
import { FormFoot } from './form-foot.tsx';
import { KindChoice } from './kind-choice.tsx';
import { Review } from './review.tsx';
import { type Shown, useHandIn } from './use-hand-in.ts';
import { useKept } from './use-kept.ts';
import { isBusy, useSending } from './use-sending.ts';

interface SeatFormProps {
  readonly night: LiveNightReading;
  readonly desk: DeskView;
  readonly seat: ConstituencyId;
  readonly kinds: readonly EntryKind[];
  readonly form: EntryForm;
  /** The typing begins in it; false for a form that opened by itself. */
  readonly takesFocus: boolean;
  readonly onChange: (form: EntryForm) => void;
  readonly onThrowAway: () => void;
  /** It is on its way as it stands. */
  readonly onHold: () => void;
  /** It was not taken in. */
  readonly onRelease: () => void;
  /** It was taken in: what readers or colleagues see of it now is elsewhere on the screen. */
  readonly onDone: (outcome: DeskOutcome & { readonly kind: 'done' }) => void;
}

/** From the first figure to handing in: type, look at what readers would read, hand in. */
export function SeatForm(props: SeatFormProps) {
  const { night, desk, seat, form, takesFocus, onChange, onThrowAway, onHold, onRelease, onDone } = props;
  const place = useRef<HTMLDivElement>(null);
  const [isReviewing, setReviewing] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const sending = useSending();
  const handIn = useHandIn(sending, (problem) => problemWords(night.roll, seat, problem));
  const kept = useKept(seat);
  const { view, changed, stops, entry, known, said } = seatFormView(props);
  const isSending = isBusy(sending.state);
  const shown =
    handIn.onItsWay ??
    (isReviewing && entry !== null ? shownOf(props, entry, view.doubts, handIn.asked) : null);
  useFirstField(place, takesFocus);
  // What was to be handed in no longer stands as it was: back to the fields, with the reason over them.
  const isInterrupted = isReviewing && shown === null && !isSending;
  useEffect(() => {
    if (!isInterrupted) return;
    setReviewing(false);
    focusField(place.current, null);
  }, [isInterrupted]);

  function change(next: EntryForm) {
    handIn.forget();
    setAsked(false);
    onChange(next);
  }
  function begin(known: EntryForm) {
    change(known);
    // The button is gone with it.
    requestAnimationFrame(() => focusField(place.current, null));
  }
  function review() {
    setAsked(true);
    if (entry !== null) setReviewing(true);
    else focusField(place.current, view.firstFault ?? stops?.fields[0] ?? null);
  }
  function back() {
    if (isSending) return;
    setReviewing(false);
    requestAnimationFrame(() => focusField(place.current, null));
  }
  async function send() {
    if (isSending || entry === null || shown === null) return;
    onHold();
    const outcome = await handIn.send(entry, shown, form.fromInput);
    if (outcome?.kind !== 'done') return onRelease();
    setReviewing(false);
    setAsked(false);
    onDone(outcome);
  }

  if (isReviewing && shown !== null) {
    const status = sendingWords(sending.state);
    return (
      <Review {...shown} isBusy={isSending} status={status} onBack={back} onHandIn={() => void send()} />
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is that of the fields inside.
    <div
      ref={place}
      className="seat-form"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        review();
      }}
    >
      {changed !== null && <ChangedNotice changed={changed} onGoOn={change} />}
      <KindChoice kinds={view.kinds} chosen={form.kind} onChoose={(kind) => change({ ...form, kind })} />
      {known !== null && (
        <p className="form-known">
          <button type="button" onClick={() => begin(known)}>
            Begin with what is public
          </button>
        </p>
      )}
      <EntryFields
        view={view}
        form={form}
        sources={sourcesOffered(night.state, desk)}
        said={said}
        onChange={change}
      />
      <FormFoot
        sums={view.sums}
        doubts={view.doubts}
        kept={keptWords(kept)}
        status={isAsked ? (view.missing ?? (stops === null ? '' : 'Put right what is marked × first.')) : ''}
        isUntouched={isUntouched(form)}
        onReview={review}
        onThrowAway={onThrowAway}
      />
    </div>
  );
}

/** The form as it stands, and the entry that it makes; null while it makes none that may be handed in. */
function seatFormView({ night, desk, seat, kinds, form: typed }: SeatFormProps) {
  const { roll, state, nightNowMs } = night;
  const said = saidBefore(desk, seat, typed.kind);
  const form = withReasonOf(said, typed);
  const feed = feedVotes(desk, seat);
  const view = formView({ roll, state, constituencyId: seat, nightNowMs, form, kinds, feed });
  const contest = state.contests[seat] ?? emptyContest;
  const read = readForm(form, { constituency: constituencyOf(roll, seat), contest, nightNowMs });
  const changed = isUntouched(typed) ? null : changedView(roll, state, seat, typed);
  const stops = view.doubts.find(({ weight }) => weight === 'stops') ?? null;
  const entry = read.ok && changed === null && stops === null ? read.entry : null;
  const known = form.kind === 'correction' && isUntouched(typed) ? formOfPublic(contest) : null;
  return { view, changed, stops, entry, known, said };
}

function shownOf(
  { night, desk }: SeatFormProps,
  entry: Parameters<typeof reviewView>[2],
  doubts: ReturnType<typeof formView>['doubts'],
  asked: Shown['toConfirm'],
): Shown {
  const { roll, state, nightNowMs } = night;
  const said = saidBefore(desk, entry.constituencyId, entry.content.kind);
  return {
    review: reviewView(roll, state, inWordsOf(said, entry), nightNowMs),
    keys: keysView(roll, state, desk, entry),
    toConfirm: [...doubts.filter(({ weight }) => weight === 'asks'), ...asked],
  };
}
