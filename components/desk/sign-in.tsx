'use client';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { askDesk } from './desk-fetch.ts';

interface SignInProps {
  /** Whether somebody's work waits behind it. */
  readonly hasKept: boolean;
  readonly onSignedIn: () => void;
}

/** Name and password, and six digits where they are asked for. What was typed on the desk waits behind it. */
export function SignIn({ hasKept, onSignedIn }: SignInProps) {
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const [words, setWords] = useState('');
  const [isBusy, setBusy] = useState(false);
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    if (needsCode) code.current?.focus();
  }, [needsCode]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const typed = (name: string) => String(form.get(name) ?? '');
    setBusy(true);
    setWords('');
    const answer = await askDesk<unknown>('/desk/api/sign-in', {
      name: typed('name'),
      password: typed('password'),
      ...(needsCode ? { code: typed('code') } : {}),
    });
    setBusy(false);
    if (answer.kind === 'ok') return onSignedIn();
    if (answer.kind === 'refused') {
      if (answer.refusal.code === 'CODE_NEEDED') setNeedsCode(true);
      return setWords(answer.refusal.words);
    }
    setWords('The server does not answer. Try again.');
  }

  return (
    <main className="desk-sign-in" id="content">
      <h1>Desk</h1>
      {hasKept && <p>You were signed out. What you typed is still here: sign in and go on.</p>}
      <form onSubmit={submit}>
        <label htmlFor={`${id}-name`}>Name</label>
        <input id={`${id}-name`} ref={first} name="name" autoComplete="username" required maxLength={200} />
        <label htmlFor={`${id}-password`}>Password</label>
        <input
          id={`${id}-password`}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
        />
        {needsCode && (
          <>
            <label htmlFor={`${id}-code`}>Six digits of your authenticator</label>
            <input
              id={`${id}-code`}
              ref={code}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={10}
            />
          </>
        )}
        <button type="submit" disabled={isBusy}>
          Sign in
        </button>
        <p className="desk-sign-in-words" role="alert">
          {words}
        </p>
      </form>
    </main>
  );
}
