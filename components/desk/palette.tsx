'use client';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PaletteItem } from '#lib/view/desk/palette-view.ts';

interface PaletteProps {
  readonly itemsFor: (typed: string) => readonly PaletteItem[];
  readonly onChoose: (item: PaletteItem) => void;
  readonly onClose: () => void;
}

/** Any seat and any action by typing part of its name. */
export function Palette({ itemsFor, onChoose, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const items = itemsFor(typed);

  function press(event: KeyboardEvent) {
    const chosen = items[active];
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, items.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <dialog ref={dialog} className="palette" aria-label="Find a seat or an action" onClose={onClose}>
      <input
        role="combobox"
        aria-label="Seat or action"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Part of a seat’s name, or an action"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Found" hidden={items.length === 0}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the input, which takes the keys.
          <div
            key={`${item.kind} ${item.key}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(item)}
          >
            <b>{item.label}</b> <span>{item.note}</span>
          </div>
        ))}
      </div>
      <p className="sr-only" role="status">
        {items.length === 0 ? 'Nothing is called so.' : ''}
      </p>
    </dialog>
  );
}
