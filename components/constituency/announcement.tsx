'use client';
import { useState } from 'react';

/** Tells a screen reader what changed while the page was open; silent about what the page opened with. */
export function Announcement({ words }: { readonly words: string }) {
  const [opened] = useState(words);
  return (
    <p className="sr-only" role="status">
      {words === opened ? '' : words}
    </p>
  );
}
