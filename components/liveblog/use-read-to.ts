'use client';
import { type RefObject, useEffect, useState } from 'react';
import { useLiveStore } from '#components/live/live-context.ts';

/** What is remembered: another epoch is another night, whose events have other numbers. */
interface ReadTo {
  readonly epoch: string;
  readonly seq: number;
}

/**
 * The newest event whose posts this browser had read when it opened the page; null on a first visit. From then on
 * remembers how far it has been read: as far as the posts are shown, while they are in sight and somebody is there.
 */
export function useReadTo(
  feed: RefObject<HTMLElement | null>,
  shownToSeq: number,
  isSomebodyReading: boolean,
): number | null {
  const { election, mode, position } = useLiveStore().page;
  const { epoch } = position;
  const key = `declared.read.${mode}.${election}`;
  const [readTo, setReadTo] = useState<number | null>(null);

  useEffect(() => setReadTo(remembered(key, epoch)), [key, epoch]);

  useEffect(() => {
    const remember = () => {
      if (document.visibilityState !== 'visible' || !isSomebodyReading) return;
      if ((remembered(key, epoch) ?? 0) >= shownToSeq) return;
      write(key, { epoch, seq: shownToSeq });
    };
    if (feed.current === null) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) remember();
    });
    observer.observe(feed.current);
    return () => observer.disconnect();
  }, [feed, key, epoch, shownToSeq, isSomebodyReading]);

  return readTo;
}

function remembered(key: string, epoch: string): number | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as ReadTo | null;
    return stored?.epoch === epoch && Number.isSafeInteger(stored.seq) ? stored.seq : null;
  } catch {
    // A browser that keeps nothing, or something of another making: a first visit.
    return null;
  }
}

function write(key: string, readTo: ReadTo): void {
  try {
    localStorage.setItem(key, JSON.stringify(readTo));
  } catch {
    // Without storage every visit is the first.
  }
}
