'use client';
import { useState } from 'react';

interface ChangingProps {
  /** The figure as it is shown, already formatted. */
  readonly value: string;
}

/** A figure that says once, quietly, that it changed while the page was open. */
export function Changing({ value }: ChangingProps) {
  const [shown, setShown] = useState({ value, changes: 0 });
  if (shown.value !== value) setShown({ value, changes: shown.changes + 1 });
  return (
    <span key={shown.changes} className={shown.changes === 0 ? undefined : 'changed'}>
      {value}
    </span>
  );
}
