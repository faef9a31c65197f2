'use client';
import { useRef, useState } from 'react';
import { askDesk } from '#components/desk/desk-fetch.ts';
import { useSending } from '#components/desk/use-sending.ts';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import { ROLES, type Role } from '#lib/desk/role.ts';
import type { PersonRow as Person } from '#lib/view/desk/people-view.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';

interface PersonRowProps {
  readonly person: Person;
  /** Why, for the record. */
  readonly reason: string;
}

/** One account, and what a chief can do about it. Each takes hold at once, also of open pages. */
export function PersonRow({ person, reason }: PersonRowProps) {
  const { userId, name, role, isDisabled, hasTotp, isMe, about } = person;
  const sending = useSending();
  /** What came of what is no request; null while the last thing asked for was one. */
  const [words, setWords] = useState<string | null>(null);
  const canAct = reason !== '' && !isMe;
  // The arrows pass the roles between: only the button gives one.
  const [chosen, setChosen] = useState<Role | null>(null);
  const choice = useRef<HTMLSelectElement>(null);
  const told = useRef<HTMLSpanElement>(null);
  const next = canAct && chosen !== role ? chosen : null;
  function ask(action: DeskAction) {
    setWords(null);
    return sending.send(action);
  }
  async function giveRole(given: Role) {
    const outcome = await ask({ kind: 'setRole', userId, role: given, reason });
    if (outcome?.kind !== 'done') return;
    setChosen(null);
    // The button is gone with it.
    choice.current?.focus();
  }
  async function end() {
    setWords(sendingWords({ kind: 'sending' }));
    const answer = await askDesk<{ readonly ended: number }>('/desk/api/end-sessions', { userId });
    setWords(answer.kind === 'ok' ? `Signed out of ${answer.value.ended}.` : 'That did not work. Try again.');
  }
  async function resetTotp() {
    setWords(sendingWords({ kind: 'sending' }));
    const answer = await askDesk<{ readonly outcome: DeskOutcome }>('/desk/api/users/totp-reset', {
      id: crypto.randomUUID(),
      userId,
    });
    setWords(answer.kind === 'ok' ? answer.value.outcome.words : 'That did not work. Try again.');
    // The button is gone with the second factor.
    if (answer.kind === 'ok' && answer.value.outcome.kind === 'done') told.current?.focus();
  }
  return (
    <tr className={isDisabled ? 'is-disabled' : undefined}>
      <th scope="row">
        {name}
        {isMe && ' (you)'} <small>{about}</small>
      </th>
      <td className="person-role">
        <select
          ref={choice}
          aria-label={`Role of ${name}`}
          value={next ?? role}
          disabled={!canAct}
          onChange={(event) => setChosen(event.target.value as Role)}
        >
          {ROLES.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        {next !== null && (
          <button type="button" onClick={() => void giveRole(next)}>
            Make {name} {next}
          </button>
        )}
      </td>
      <td className="person-acts">
        <button
          type="button"
          disabled={!canAct}
          onClick={() => void ask({ kind: isDisabled ? 'enableUser' : 'disableUser', userId, reason })}
        >
          {isDisabled ? 'Let in again' : 'Shut out'}
        </button>
        <button type="button" onClick={() => void end()}>
          {isMe ? 'Sign out elsewhere' : 'Sign out everywhere'}
        </button>
        {hasTotp && !isMe && (
          <button type="button" onClick={() => void resetTotp()}>
            Take the second factor away
          </button>
        )}
        <span ref={told} className="told-line" role="status" tabIndex={-1}>
          {words ?? sendingWords(sending.state)}
        </span>
      </td>
    </tr>
  );
}
