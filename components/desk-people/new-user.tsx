'use client';
import { type FormEvent, useId, useState } from 'react';
import { askDesk } from '#components/desk/desk-fetch.ts';
import { PasswordField } from '#components/desk/password-field.tsx';
import { USER_NAME_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import { ROLES } from '#lib/desk/role.ts';
import { ROLE_WORDS } from '#lib/view/desk/people-view.ts';

interface NewUserProps {
  readonly onDone: () => void;
}

/** An account for somebody new, with a password that they change. */
export function NewUser({ onDone }: NewUserProps) {
  const id = useId();
  const [words, setWords] = useState('');
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const answer = await askDesk<{ readonly outcome: DeskOutcome }>('/desk/api/users', {
      id: crypto.randomUUID(),
      name: String(typed.get('name')).trim(),
      role: String(typed.get('role')),
      password: String(typed.get('password')),
    });
    if (answer.kind === 'refused') return setWords(answer.refusal.words);
    if (answer.kind !== 'ok') return setWords('The server does not answer. Try again.');
    setWords(answer.value.outcome.words);
    if (answer.value.outcome.kind !== 'done') return;
    form.reset();
    onDone();
  }
  return (
    <form className="account-form new-account" onSubmit={submit}>
      <h3>New account</h3>
      <label htmlFor={`${id}-name`}>Name</label>
      <input id={`${id}-name`} name="name" autoComplete="off" required maxLength={USER_NAME_CHARS_MAX} />
      <label htmlFor={`${id}-role`}>Role</label>
      <select id={`${id}-role`} name="role" defaultValue="reporter">
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {ROLE_WORDS[role]}
          </option>
        ))}
      </select>
      <PasswordField label="First password" name="password" which="new" />
      <button type="submit">Create</button>
      <p role="status">{words}</p>
    </form>
  );
}
