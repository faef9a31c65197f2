'use client';
import { useCallback, useEffect, useState } from 'react';
import { type Hand, handOfKey, keyOfHand } from '#lib/view/desk/hand.ts';

/** What is in hand, kept in the address so that a reload and the way back find it again. */
export function useHand(): readonly [Hand, (hand: Hand) => void] {
  const [hand, setHand] = useState<Hand>({ kind: 'nothing' });
  useEffect(() => {
    const read = () => setHand(handOfKey(decoded(location.hash.slice(1))));
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const take = useCallback((next: Hand) => {
    setHand(next);
    const key = keyOfHand(next);
    history.pushState(history.state, '', key === '' ? location.pathname : `#${encodeURIComponent(key)}`);
  }, []);
  return [hand, take];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
