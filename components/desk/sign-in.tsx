'use client';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { USER_NAME_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import type { SignInView } from '#lib/view/desk/sign-in-view.ts';
import { askDesk, readDesk } from './desk-fetch.ts';
import { PasswordField } from './password-field.tsx';

interface SignInProps {
  readonly view: SignInView;
  /** Whether somebody's work waits behind it. */
  readonly hasKept: boolean;
  readonly onSignedIn: () => void;
}

/** Name and password, and six digits where they are asked for. What was typed on the desk waits behind it. */
export function SignIn({ view, hasKept, onSignedIn }: SignInProps) {
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
    const isKept = answer.kind === 'ok' && (await readDesk('/desk/api/me')).kind !== 'signedOut';
    setBusy(false);
    if (answer.kind === 'ok') return isKept ? onSignedIn() : setWords(NOT_KEPT);
    if (answer.kind === 'refused') {
      if (answer.refusal.code === 'CODE_NEEDED') setNeedsCode(true);
      return setWords(answer.refusal.words);
    }
    setWords('The server does not answer. Try again.');
  }

  return (
    <>
      <header className={`desk-bar desk-bar-${view.mode}`}>
        <p className="desk-mode">
          <b>{view.label}</b> <span>{view.modeWords}</span>
        </p>
        <a className="desk-home" href="/">
          Declared
        </a>
      </header>
      <main className="desk-sign-in" id="content">
        <h1>Desk</h1>
        <p className="desk-sign-in-deck">
          {hasKept
            ? 'You were signed out. What you typed is still here: sign in and go on.'
            : `${view.election}: for the people who enter its results, confirm them and write about them.`}
        </p>
        <form onSubmit={submit}>
          <label htmlFor={`${id}-name`}>Name</label>
          <input
            id={`${id}-name`}
            ref={first}
            name="name"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={USER_NAME_CHARS_MAX}
          />
          <PasswordField label="Password" name="password" which="current" />
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
          <button type="submit" aria-disabled={isBusy}>
            {isBusy ? 'Checking…' : 'Sign in'}
          </button>
          <p className="desk-sign-in-words" role="alert">
            {words}
          </p>
        </form>
      </main>
    </>
  );
}

const NOT_KEPT =
  'Name and password are right, but this browser did not keep the sign-in. Allow cookies for this address; over ' +
  'http on this machine, use Chrome, Edge or Firefox.';
