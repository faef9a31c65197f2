'use client';
import { type FormEvent, useId, useState } from 'react';
import { useDeskStore } from '#components/desk/desk-context.ts';
import { askDesk } from '#components/desk/desk-fetch.ts';
import { PasswordField } from '#components/desk/password-field.tsx';

interface SetUpTotpProps {
  readonly onDone: () => void;
}

interface Secret {
  readonly secret: string;
  readonly uri: string;
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
    const answer =
      secret === null
        ? await askDesk<Secret>('/desk/api/totp/begin', { password: String(typed.get('password')) })
        : await store.changeAccount<Secret>('/desk/api/totp/confirm', {
            id: crypto.randomUUID(),
            code: String(typed.get('code')),
          });
    if (answer.kind === 'refused') return setWords(answer.refusal.words);
    if (answer.kind !== 'ok') return setWords('The server does not answer. Try again.');
    setWords('');
    if (secret === null) return setSecret(answer.value);
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
