'use client';
import { useEffect, useRef } from 'react';

interface ShortcutsProps {
  readonly onClose: () => void;
}

const SHORTCUTS: readonly (readonly [keys: string, does: string])[] = [
  ['Ctrl K or ⌘ K', 'Find a seat by part of its name, or an action'],
  ['F6, Shift F6', 'Next, previous column'],
  ['↓ ↑ in the queue', 'Next, previous item; Enter takes it in hand'],
  ['Enter or ↓ in a figure', 'Next field; ↑ goes back'],
  ['Ctrl Enter or ⌘ Enter', 'Look at what readers would read; again to hand in'],
  ['Esc', 'Back from there; close what is open'],
  ['?', 'This list, while no field is being typed in'],
];

/** What the keyboard does here. */
export function Shortcuts({ onClose }: ShortcutsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="shortcuts" aria-labelledby="shortcuts-title" onClose={onClose}>
      <h2 id="shortcuts-title">Keyboard</h2>
      <dl>
        {SHORTCUTS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
