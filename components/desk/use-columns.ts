'use client';
import { useRef, useState } from 'react';
import { COLUMNS, type Column } from './desk-column.tsx';
import { focusField } from './focus-field.ts';

/** Which column is shown where only one has room, and the way of the focus from one to the next. */
export function useColumns() {
  const [shown, show] = useState<Column>('hand');
  const places = useRef<Partial<Record<Column, HTMLElement | null>>>({});

  function goTo(column: Column) {
    show(column);
    // On a phone the column has to be shown before it can take the focus.
    requestAnimationFrame(() => places.current[column]?.focus());
  }
  return {
    shown,
    show,
    goTo,
    /** To where one types in what is in hand; to the column itself where nothing is typed. */
    type() {
      show('hand');
      requestAnimationFrame(() => {
        if (!focusField(places.current.hand ?? null, null)) places.current.hand?.focus();
      });
    },
    /** To the next column, or with -1 the one before. */
    step(by: 1 | -1) {
      const here = COLUMNS.findIndex((each) => places.current[each]?.contains(document.activeElement));
      const from = here === -1 && by === -1 ? 0 : here;
      goTo(COLUMNS[(from + by + COLUMNS.length) % COLUMNS.length] ?? 'hand');
    },
    of: (name: Column) => ({
      name,
      isShown: shown === name,
      place: (element: HTMLElement | null) => {
        places.current[name] = element;
      },
    }),
  };
}
