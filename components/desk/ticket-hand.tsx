'use client';
import { useEffect, useId, useRef, useState } from 'react';
import type { LiveNightReading } from '#components/live/live-store.ts';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { REASON_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import type { DeskView, WaitingView } from '#lib/desk/desk-view.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import { type ReasonView, type TicketRow, ticketView } from '#lib/view/desk/ticket-view.ts';
import { isDone, type Sending, useSending } from './use-sending.ts';

interface TicketHandProps {
  readonly night: LiveNightReading;
  readonly desk: DeskView;
  readonly waiting: WaitingView;
  /** Opens the form filled with what the message says. */
  readonly onEdit: () => void;
  /** What came of the last decision on it; empty before one. */
  readonly told: string;
  readonly onDecided: (words: string) => void;
}

/** A message that the checks hold: what it says, what is public, why it is held, and the four things to do. */
export function TicketHand({ night, desk, waiting, onEdit, told, onDecided }: TicketHandProps) {
  const view = ticketView(night.roll, night.state, desk, waiting);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = useSending();
  // Decided on is what was read: a newer message of the ticket is looked at first.
  const [read, setRead] = useState(view.inputId);
  const isNewer = read !== view.inputId;
  useEffect(() => heading.current?.focus(), []);

  async function decide(decision: 'accept' | 'reject' | 'hold') {
    setAsked(true);
    if (isNewer) {
      setRead(view.inputId);
      return heading.current?.focus();
    }
    if (reason.trim() === '') return field.current?.focus();
    const said = reason.trim();
    const outcome = await sending.send({ kind: 'decide', decided: view.inputId, decision, reason: said });
    if (outcome?.kind === 'refused' && outcome.code === 'NOT_WAITING') onDecided(outcome.words);
    if (outcome?.kind !== 'done') return;
    onDecided(outcome.words);
    // It may wait on, put aside or for a second editor: then the button that was pressed is gone.
    setReason('');
    setAsked(false);
    heading.current?.focus();
  }

  return (
    <article className="ticket-hand" aria-labelledby="in-hand-title">
      <header className="hand-head">
        <h2 id="in-hand-title" ref={heading} tabIndex={-1}>
          {view.title}
        </h2>
        <p>{view.about}</p>
        {told !== '' && (
          <p className="hand-outcome" role="status">
            {told}
          </p>
        )}
        {view.agreement !== null && <p className="hand-notice">{view.agreement}</p>}
        {view.aside !== null && <p className="hand-notice">{view.aside}</p>}
        {isNewer && (
          <p className="hand-notice" role="alert">
            A newer message came while you read: this is it.
          </p>
        )}
        {view.older !== null && <p className="hand-notice">{view.older}. Only the newest is decided on.</p>}
      </header>
      <section aria-labelledby={`${id}-why`}>
        <h3 id={`${id}-why`}>Why it is held</h3>
        <Reasons reasons={view.reasons} />
      </section>
      {view.rows.length > 0 && <TicketRows rows={view.rows} />}
      {view.says.length > 0 && (
        <dl className="facts-list">
          {view.says.map(({ term, words }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      {view.warnings.length > 0 && (
        <details>
          <summary>Also noticed</summary>
          <Reasons reasons={view.warnings} />
        </details>
      )}
      {view.may.decide && (
        <div className="hand-foot">
          <div className="text-field">
            <label htmlFor={`${id}-reason`}>{view.reasonLabel}</label>
            <input
              id={`${id}-reason`}
              ref={field}
              value={reason}
              maxLength={REASON_CHARS_MAX}
              autoComplete="off"
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <div className="hand-actions">
            {view.may.accept && (
              <button type="button" className="is-main" onClick={() => void decide('accept')}>
                Accept
              </button>
            )}
            {view.may.edit && (
              <button type="button" onClick={onEdit}>
                Edit and accept
              </button>
            )}
            <button type="button" onClick={() => void decide('reject')}>
              Reject
            </button>
            {view.aside === null && (
              <button type="button" onClick={() => void decide('hold')}>
                Put aside
              </button>
            )}
          </div>
          <p className="hand-status" role="status">
            {isAsked && reason.trim() === '' ? 'Say why first.' : statusWords(sending)}
          </p>
        </div>
      )}
      {view.whyNot !== null && <p className="hand-notice">{view.whyNot}</p>}
      <details className="ticket-text">
        <summary>As it came</summary>
        <pre>{view.text}</pre>
      </details>
    </article>
  );
}

/** What was done is told at the top. */
function statusWords({ state }: Sending): string {
  return isDone(state) ? '' : sendingWords(state);
}

function Reasons({ reasons }: { readonly reasons: readonly ReasonView[] }) {
  return (
    <ul className="reasons">
      {reasons.map(({ key, meaning, said, todo }) => (
        <li key={key}>
          <b>{meaning}.</b> {said} <span>{todo}</span>
        </li>
      ))}
    </ul>
  );
}

function TicketRows({ rows }: { readonly rows: readonly TicketRow[] }) {
  return (
    <table className="comparison">
      <thead>
        <tr>
          <td />
          <th scope="col">Message</th>
          <th scope="col">Public</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, tag, name, received, isPublic, change, differs }) => (
          <tr key={key} className={differs ? 'is-different' : undefined}>
            <th scope="row">
              {tag !== null && <PartyTag tag={tag} />} {name}
              {differs && <span className="sr-only">, differs</span>}
            </th>
            <td>{received}</td>
            <td>{isPublic}</td>
            <td>{change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
