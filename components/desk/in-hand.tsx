'use client';
import { useEffect, useRef, useState } from 'react';
import type { LiveNightReading } from '#components/live/live-store.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import { formOfMessage } from '#lib/desk/waiting-figures.ts';
import { emptyContest } from '#lib/election/state.ts';
import { type Hand, seatOfHand } from '#lib/view/desk/hand.ts';
import { SeatHand } from './seat-hand.tsx';
import { TicketHand } from './ticket-hand.tsx';
import type { Forms } from './use-forms.ts';

interface InHandProps {
  readonly night: LiveNightReading;
  readonly desk: DeskView;
  readonly hand: Hand;
  readonly forms: Forms;
  /** Colleagues who have the same in hand. */
  readonly others: readonly string[];
  /** What needs a person next; null when nothing does. */
  readonly next: Hand | null;
  readonly onTake: (hand: Hand) => void;
}

/** The thing in hand: a seat, a message that is held, or nothing yet. */
export function InHand({ night, desk, hand, forms, others, next, onTake }: InHandProps) {
  const [told, setTold] = useState({ ticket: '', words: '' });
  const seat = seatOfHand(night.roll, hand);
  if (hand.kind === 'seat' && seat !== null) {
    const elsewhere = next === null || seatOfHand(night.roll, next) === seat ? null : next;
    return (
      <SeatHand
        key={seat}
        night={night}
        desk={desk}
        seat={seat}
        forms={forms}
        others={others}
        next={elsewhere}
        onTake={onTake}
      />
    );
  }
  if (hand.kind !== 'ticket') {
    return (
      <p className="desk-empty">
        Nothing in hand. Find a seat by part of its name with <kbd>Ctrl K</kbd>, or take the first of the
        queue.
      </p>
    );
  }
  const waiting = [...desk.queue.waiting, ...desk.queue.held].find(({ ticket }) => ticket === hand.ticket);
  const words = told.ticket === hand.ticket ? told.words : '';
  if (waiting === undefined) return <GoneTicket told={words} next={next} onTake={onTake} />;
  const form = seat === null ? null : formOfMessage(waiting, night.state.contests[seat] ?? emptyContest);
  return (
    <TicketHand
      key={hand.ticket}
      night={night}
      desk={desk}
      waiting={waiting}
      told={words}
      onDecided={(words) => setTold({ ticket: hand.ticket, words })}
      onEdit={() => {
        if (seat === null || form === null) return;
        forms.change(seat, form);
        onTake({ kind: 'seat', constituencyId: seat });
      }}
    />
  );
}

interface GoneTicketProps {
  /** What came of one's own decision; empty where somebody else decided. */
  readonly told: string;
  readonly next: Hand | null;
  readonly onTake: (hand: Hand) => void;
}

/** Takes the focus over from the message that was here: it would be lost with it. */
function GoneTicket({ told, next, onTake }: GoneTicketProps) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <>
      <p className="hand-outcome" ref={words} tabIndex={-1} role="status">
        {told === ''
          ? 'This message no longer waits: a colleague decided on it, or it was settled with another.'
          : told}
      </p>
      {next !== null && (
        <p className="hand-actions">
          <button type="button" onClick={() => onTake(next)}>
            Next of the queue
          </button>
        </p>
      )}
    </>
  );
}
