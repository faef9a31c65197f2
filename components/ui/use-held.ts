'use client';
import { useState } from 'react';

/**
 * Keeps what is shown while a pointer rests on it or the keyboard is in it, so that nothing moves from under a
 * thumb that is about to press. Spread `holding` on the element that holds.
 */
export function useHeld<View>(latest: View) {
  const [held, setHeld] = useState<View | null>(null);
  const hold = () => setHeld((before) => before ?? latest);
  const release = () => setHeld(null);
  return {
    shown: held ?? latest,
    holding: {
      onPointerEnter: hold,
      onPointerLeave: release,
      onPointerCancel: release,
      onFocus: hold,
      onBlur: release,
    },
  };
}
