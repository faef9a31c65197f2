'use client';
import { type FormEvent, useId, useState } from 'react';
import { useDeskStore } from '#components/desk/desk-context.ts';
import { type Answered, askDesk } from '#components/desk/desk-fetch.ts';
import { PasswordField } from '#components/desk/password-field.tsx';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';

interface SetUpTotpProps {
  readonly onDone: () => void;
}

interface Secret {
  readonly secret: string;
  readonly uri: string;
}

interface Confirmed {
  readonly outcome: DeskOutcome;
}

/** Why something was not done. */
function wordsOf(answer: Answered<unknown>): string {
  return answer.kind === 'refused' ? answer.refusal.words : 'The server does not answer. Try again.';
}

/** A second factor: the secret goes into an authenticator, and counts once a code of it was typed. */
export function SetUpTotp({ onDone }: SetUpTotpProps) {
  const id = useId();
  const store = useDeskStore();
  const [secret, setSecret] = useState<Secret | null>(null);
  const [words, setWords] = useState('');
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setWords('One moment…');
    if (secret === null) await begin(String(typed.get('password')));
    else await confirm(String(typed.get('code')));
  }
  async function begin(password: string) {
    const answer = await askDesk<Secret>('/desk/api/totp/begin', { password });
    if (answer.kind !== 'ok') return setWords(wordsOf(answer));
    setWords('');
    setSecret(answer.value);
  }
  async function confirm(code: string) {
    const body = { id: crypto.randomUUID(), code };
    const answer = await store.changeAccount<Confirmed>('/desk/api/totp/confirm', body);
    if (answer.kind !== 'ok') return setWords(wordsOf(answer));
    const { outcome } = answer.value;
    if (outcome.kind !== 'done') return setWords(outcome.words);
    setWords('Your second factor is set up: you are asked for it whenever you sign in.');
    setSecret(null);
    onDone();
  }
  return (
    <form className="account-form" onSubmit={submit}>
      <h3>Second factor</h3>
      {secret === null ? (
        <>
          <PasswordField label="Your password" name="password" which="current" />
          <button type="submit">Set it up</button>
        </>
      ) : (
        <>
          <p>
            Put this secret into an authenticator on your telephone, or <a href={secret.uri}>open it there</a>
            :
          </p>
          <p className="totp-secret">
            <code>{secret.secret}</code>
          </p>
          <label htmlFor={`${id}-code`}>The six digits that it shows</label>
          <input
            id={`${id}-code`}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={10}
          />
          <button type="submit">Confirm</button>
        </>
      )}
      <p role="status">{words}</p>
    </form>
  );
}
