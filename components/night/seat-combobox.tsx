'use client';
import { type KeyboardEvent, useId, useState } from 'react';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { seatsNamed } from '#lib/view/seats-named.ts';

export interface SeatName {
  readonly id: ConstituencyId;
  readonly name: string;
}

interface SeatComboboxProps {
  readonly seats: readonly SeatName[];
  readonly onChoose: (id: ConstituencyId) => void;
}

/** More than these would be scrolled through instead of typed away. */
const MATCHES_SHOWN_MAX = 8;

/** A seat by its name: type, arrow, Enter. (ARIA combobox with a list that filters.) */
export function SeatCombobox({ seats, onChoose }: SeatComboboxProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const matches = seatsNamed(seats, typed).slice(0, MATCHES_SHOWN_MAX);
  const isOpen = matches.length > 0;

  function press(event: KeyboardEvent) {
    const chosen = matches[active];
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, matches.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Escape') setTyped('');
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen.id);
    else return;
    event.preventDefault();
  }

  return (
    <div className="combobox needs-scripts">
      <label htmlFor={`${id}-input`}>Constituency</label>
      <input
        id={`${id}-input`}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder="Type its name"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Constituencies" hidden={!isOpen}>
        {matches.map((seat, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the input, which takes the keys.
          <div
            key={seat.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(seat.id)}
          >
            {seat.name}
          </div>
        ))}
      </div>
      <p className="sr-only" role="status">
        {typed !== '' && !isOpen ? 'No constituency has this name.' : ''}
      </p>
    </div>
  );
}
