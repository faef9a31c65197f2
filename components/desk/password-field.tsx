'use client';
import { useId } from 'react';
import { PASSWORD_CHARS_MAX } from '#lib/desk/desk-limits.ts';

interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  /** Whether the browser offers the one that it keeps, or to make one. */
  readonly which: 'current' | 'new';
}

/** A password, with its label. */
export function PasswordField({ label, name, which }: PasswordFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="password"
        autoComplete={`${which}-password`}
        required
        maxLength={PASSWORD_CHARS_MAX}
      />
    </>
  );
}
