'use client';
import { type RefObject, useEffect, useState } from 'react';

/** A reader who has not touched the page for so long is not in the middle of a post; nobody ever touches a wall. */
const IDLE_MS = 60_000;
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'wheel'] as const;

/** True while the element is out of sight, or while nobody has touched the page for a while. */
export function useNobodyReading(element: RefObject<HTMLElement | null>): boolean {
  const [isInSight, setIsInSight] = useState(true);
  const [isIdle, setIsIdle] = useState(false);

  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(([entry]) => setIsInSight(entry?.isIntersecting ?? true));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);

  useEffect(() => {
    let wait = setTimeout(() => setIsIdle(true), IDLE_MS);
    const wake = () => {
      clearTimeout(wait);
      setIsIdle(false);
      wait = setTimeout(() => setIsIdle(true), IDLE_MS);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, wake, { passive: true });
    return () => {
      clearTimeout(wait);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, wake);
    };
  }, []);

  return !isInSight || isIdle;
}
