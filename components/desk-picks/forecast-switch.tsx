'use client';
import { type FormEvent, useId, useState } from 'react';
import { ToldLine } from '#components/desk/told-line.tsx';
import { useSending } from '#components/desk/use-sending.ts';
import { REASON_CHARS_MAX } from '#lib/desk/desk-limits.ts';

interface ForecastSwitchProps {
  /** Why it is off, as readers read it; null while it is on. */
  readonly hidden: string | null;
  readonly maySwitch: boolean;
}

/** Off means that every figure of the forecast is gone from every page at once, and the reason stands in its place. */
export function ForecastSwitch({ hidden, maySwitch }: ForecastSwitchProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const sending = useSending();
  async function submit(event: FormEvent) {
    event.preventDefault();
    const outcome = await sending.send({ kind: 'hideForecast', reason: reason.trim() });
    if (outcome?.kind === 'done') setReason('');
  }
  return (
    <section className="forecast-switch" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>The forecast is {hidden === null ? 'on' : 'off'}</h2>
      {hidden !== null && <p>Readers are told: “{hidden}”</p>}
      {!maySwitch && <p>A chief switches it.</p>}
      {maySwitch && hidden !== null && (
        <button type="button" onClick={() => void sending.send({ kind: 'showForecast' })}>
          Switch it on
        </button>
      )}
      {maySwitch && hidden === null && (
        <form onSubmit={submit}>
          <label htmlFor={id}>Why it is off, for the reader</label>
          <input
            id={id}
            required
            maxLength={REASON_CHARS_MAX}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <button type="submit">Switch it off</button>
        </form>
      )}
      <ToldLine state={sending.state} />
    </section>
  );
}
