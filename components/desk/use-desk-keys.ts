'use client';
import { useEffect, useEffectEvent } from 'react';

interface DeskKeys {
  readonly onPalette: () => void;
  readonly onShortcuts: () => void;
  /** To the next column, or with -1 the one before. */
  readonly onColumn: (step: 1 | -1) => void;
}

/** The keys that work wherever the focus is. */
export function useDeskKeys(keys: DeskKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && !event.shiftKey && event.key.toLowerCase() === 'k') keys.onPalette();
    else if (event.key === 'F6') keys.onColumn(event.shiftKey ? -1 : 1);
    else if (event.key === '?' && !isCommand && !isTyping(event.target)) keys.onShortcuts();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable="true"]');
}
