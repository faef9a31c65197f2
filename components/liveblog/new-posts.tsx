'use client';
import { useEffect, useRef, useState } from 'react';

interface NewPostsProps {
  readonly count: number;
  readonly onShow: () => void;
}

/** Between two announcements: on a busy night posts come faster than they can be spoken. */
const ANNOUNCE_MS = 15_000;

/** "3 new posts": on the page, in the title of the window, and politely to a screen reader. */
export function NewPosts({ count, onShow }: NewPostsProps) {
  const words = count === 0 ? '' : `${count} new ${count === 1 ? 'post' : 'posts'}`;
  const announced = useAnnounced(words);
  useTitleCount(count);
  return (
    <>
      {count > 0 && (
        <button type="button" className="new-posts" onClick={onShow}>
          {words}
        </button>
      )}
      <span className="sr-only" role="status">
        {announced}
      </span>
    </>
  );
}

/** The latest words, at most once in a while; silence at once when there is nothing new any more. */
function useAnnounced(words: string): string {
  const [announced, setAnnounced] = useState('');
  const announcedAtMs = useRef(0);
  useEffect(() => {
    // Negative once the clock was set back.
    const sinceMs = Date.now() - announcedAtMs.current;
    const announce = () => {
      announcedAtMs.current = Date.now();
      setAnnounced(words);
    };
    const wait = setTimeout(
      announce,
      words === '' ? 0 : Math.min(ANNOUNCE_MS, Math.max(0, ANNOUNCE_MS - sinceMs)),
    );
    return () => clearTimeout(wait);
  }, [words]);
  return announced;
}

function useTitleCount(count: number): void {
  useEffect(() => {
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = count === 0 ? title : `(${count}) ${title}`;
  }, [count]);
}
