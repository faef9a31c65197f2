'use client';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { FormField } from '#lib/desk/entry-form.ts';

/** The field that needs a hand; for null the first figure that is not typed yet, else the first. False without any. */
export function focusField(place: HTMLElement | null, field: FormField | null): boolean {
  const fields = [...(place?.querySelectorAll<HTMLInputElement>('[data-field]') ?? [])];
  const wanted = fields.find(({ dataset, value }) =>
    field === null ? value === '' && dataset['field']?.startsWith('votes ') : dataset['field'] === field,
  );
  const found = wanted ?? fields[0];
  found?.focus();
  return found !== undefined;
}

/** The typing begins where it has not been done, whenever a form is taken in hand. */
export function useFirstField(place: RefObject<HTMLElement | null>, takesFocus: boolean): void {
  const begin = useEffectEvent(() => {
    if (takesFocus) focusField(place.current, null);
  });
  useEffect(() => begin(), []);
}
