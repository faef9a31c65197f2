'use client';
import { useEffect, useRef } from 'react';
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
  readonly onTake: (hand: Hand) => void;
}

/** The thing in hand: a seat, a message that is held, or nothing yet. */
export function InHand({ night, desk, hand, forms, others, onTake }: InHandProps) {
  const seat = seatOfHand(night.roll, hand);
  if (hand.kind === 'seat' && seat !== null) {
    return <SeatHand key={seat} night={night} desk={desk} seat={seat} forms={forms} others={others} />;
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
  if (waiting === undefined) return <GoneTicket />;
  const form = seat === null ? null : formOfMessage(waiting, night.state.contests[seat] ?? emptyContest);
  return (
    <TicketHand
      key={hand.ticket}
      night={night}
      desk={desk}
      waiting={waiting}
      onEdit={() => {
        if (seat === null || form === null) return;
        forms.change(seat, form);
        onTake({ kind: 'seat', constituencyId: seat });
      }}
    />
  );
}

/** Takes the focus over from the message that was here: it would be lost with it. */
function GoneTicket() {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <p className="desk-empty" ref={words} tabIndex={-1} role="status">
      This message no longer waits: it was decided, or settled with another.
    </p>
  );
}
