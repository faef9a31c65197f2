'use client';
import { type FormEvent, useId, useRef, useState } from 'react';
import { REASON_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import { useSending } from './use-sending.ts';

interface OneKeyFormProps {
  readonly desk: DeskView;
  readonly seat: ConstituencyId;
}

/** A chief lets one person publish, here or all night, and says why; or asks for two again. */
export function OneKeyForm({ desk, seat }: OneKeyFormProps) {
  const id = useId();
  const sending = useSending();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const ofSeat = desk.oneKey.seats[seat] ?? null;
  const { night } = desk.oneKey;
  async function set(constituencyId: ConstituencyId | null, on: boolean) {
    setAsked(reason.trim() === '');
    if (reason.trim() === '') return field.current?.focus();
    const outcome = await sending.send({ kind: 'setOneKey', constituencyId, on, reason: reason.trim() });
    if (outcome?.kind === 'done') setReason('');
  }
  return (
    <details className="one-key">
      <summary>One key</summary>
      <form onSubmit={(event: FormEvent) => event.preventDefault()}>
        <p>
          One editor alone may publish a result. A changed winner always needs two, and everybody sees that
          this is on.
        </p>
        <label htmlFor={`${id}-reason`}>Reason</label>
        <input
          id={`${id}-reason`}
          ref={field}
          value={reason}
          maxLength={REASON_CHARS_MAX}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="hand-actions">
          <button type="button" onClick={() => void set(seat, ofSeat === null)}>
            {ofSeat === null ? 'One key for this seat' : 'Two keys again for this seat'}
          </button>
          <button type="button" onClick={() => void set(null, night === null)}>
            {night === null ? 'One key for the whole night' : 'Two keys again for the night'}
          </button>
        </p>
        <p className="hand-status" role="status">
          {isAsked && reason.trim() === '' ? 'Say why.' : sendingWords(sending.state)}
        </p>
      </form>
    </details>
  );
}
