'use client';
import { type FormEvent, useId, useState } from 'react';
import type { Sending } from '#components/desk/use-sending.ts';
import { SeatCombobox, type SeatName } from '#components/night/seat-combobox.tsx';
import { REASON_CHARS_MAX } from '#lib/desk/desk-limits.ts';

interface NewPickProps {
  readonly seats: readonly SeatName[];
  readonly sending: Sending;
}

/** A seat, and why to watch it: first the seat by its name, then the reason as readers will read it. */
export function NewPick({ seats, sending }: NewPickProps) {
  const id = useId();
  const [seat, setSeat] = useState<SeatName | null>(null);
  const [reason, setReason] = useState('');
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (seat === null) return;
    const outcome = await sending.send({ kind: 'pickSeat', constituencyId: seat.id, reason: reason.trim() });
    if (outcome?.kind !== 'done') return;
    setSeat(null);
    setReason('');
  }
  return (
    <div className="new-pick">
      {seat === null ? (
        <SeatCombobox
          seats={seats}
          onChoose={(chosen) => setSeat(seats.find((each) => each.id === chosen) ?? null)}
        />
      ) : (
        <form onSubmit={submit}>
          <label htmlFor={id}>Why to watch {seat.name}</label>
          <input
            id={id}
            // biome-ignore lint/a11y/noAutofocus: the seat was chosen in a field that is gone; the reason comes next
            autoFocus
            required
            maxLength={REASON_CHARS_MAX}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <button type="submit">Put it on the list</button>
          <button type="button" onClick={() => setSeat(null)}>
            Another seat
          </button>
        </form>
      )}
    </div>
  );
}
