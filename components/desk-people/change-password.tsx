'use client';
import { type FormEvent, useState } from 'react';
import { useDeskStore } from '#components/desk/desk-context.ts';
import { PasswordField } from '#components/desk/password-field.tsx';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';

/** One's own password. Every other place where one is signed in is signed out. */
export function ChangePassword() {
  const store = useDeskStore();
  const [words, setWords] = useState('');
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    setWords('One moment…');
    const answer = await store.changeAccount<{ readonly outcome: DeskOutcome }>('/desk/api/password', {
      id: crypto.randomUUID(),
      current: String(typed.get('current')),
      password: String(typed.get('password')),
    });
    if (answer.kind === 'refused') return setWords(answer.refusal.words);
    if (answer.kind !== 'ok') return setWords('The server does not answer. Try again.');
    const { outcome } = answer.value;
    if (outcome.kind !== 'done') return setWords(outcome.words);
    form.reset();
    setWords('Changed. You are signed out everywhere else.');
  }
  return (
    <form className="account-form" onSubmit={submit}>
      <h3>Password</h3>
      <PasswordField label="The one that you have" name="current" which="current" />
      <PasswordField label="A new one" name="password" which="new" />
      <button type="submit">Change it</button>
      <p role="status">{words}</p>
    </form>
  );
}
