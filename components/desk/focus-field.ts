'use client';
import { type RefObject, useEffect } from 'react';
import type { FormField } from '#lib/desk/entry-form.ts';

/** The field that needs a hand; for null the first figure that is not typed yet, else the first field. */
export function focusField(place: HTMLElement | null, field: FormField | null): void {
  const fields = [...(place?.querySelectorAll<HTMLInputElement>('[data-field]') ?? [])];
  const wanted = fields.find(({ dataset, value }) =>
    field === null ? value === '' && dataset['field']?.startsWith('votes ') : dataset['field'] === field,
  );
  (wanted ?? fields[0])?.focus();
}

/** The typing begins where it has not been done, whenever a form is taken in hand. */
export function useFirstField(place: RefObject<HTMLElement | null>): void {
  useEffect(() => focusField(place.current, null), [place]);
}
