'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNobodyReading } from '#components/liveblog/use-nobody-reading.ts';

interface KeptListProps {
  /** Entries that came or went since the list was last brought up to date. */
  readonly changes: number;
  /** "Bring the list up to date: 3 seats changed" */
  readonly words: string;
  readonly onUpdate: () => void;
  readonly children: ReactNode;
}

/**
 * A list that keeps its entries in their places while somebody reads it. It is brought up to date when the reader
 * asks, and by itself once it is out of sight or nobody has touched the page for a while.
 */
export function KeptList({ changes, words, onUpdate, children }: KeptListProps) {
  const element = useRef<HTMLDivElement>(null);
  const isFree = useNobodyReading(element);
  useEffect(() => {
    if (isFree && changes > 0) onUpdate();
  }, [isFree, changes, onUpdate]);
  return (
    <div ref={element}>
      <p className="kept-notice needs-scripts">
        {changes > 0 && (
          <button type="button" onClick={onUpdate}>
            {words}
          </button>
        )}
      </p>
      {children}
    </div>
  );
}
