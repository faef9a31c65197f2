'use client';
import { useEffect, useRef, useState } from 'react';
import type { NoticeView } from '#lib/view/constituency-view-notices.ts';

interface PlacedNotice {
  readonly notice: NoticeView;
  /** Whether it is still so; one that is not keeps its room, unseen. */
  readonly holds: boolean;
}

/**
 * Which notices stand in the page and which came since it was opened. While nobody looks at the page everything
 * goes to its place.
 */
export function usePlacedNotices(notices: readonly NoticeView[]) {
  const [inPlace, setInPlace] = useState(notices);
  const latest = useRef(notices);
  useEffect(() => {
    latest.current = notices;
  }, [notices]);
  useEffect(() => {
    const placeUnseen = () => {
      if (document.visibilityState === 'hidden') setInPlace(latest.current);
    };
    document.addEventListener('visibilitychange', placeUnseen);
    return () => document.removeEventListener('visibilitychange', placeUnseen);
  }, []);
  const placed = inPlace.map((before): PlacedNotice => {
    const now = notices.find(({ kind }) => kind === before.kind);
    return { notice: now ?? before, holds: now !== undefined };
  });
  const arrived = notices.filter(({ kind }) => !inPlace.some((each) => each.kind === kind));
  return { placed, arrived, placeAll: () => setInPlace(notices) };
}
