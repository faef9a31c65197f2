'use client';
import { type RefObject, startTransition, useEffect, useState } from 'react';

/** A reader this far from something will see it in a moment. */
const NEAR = '600px';

/** False until the element is about to be seen, true from then on. What follows from it is drawn in small pieces. */
export function useComesNear(element: RefObject<Element | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (element.current === null) return;
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        startTransition(() => setIsNear(true));
      },
      { rootMargin: NEAR },
    );
    seen.observe(element.current);
    return () => seen.disconnect();
  }, [element]);
  return isNear;
}
