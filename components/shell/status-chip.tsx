import type { ReactNode } from 'react';
import type { ChipView } from '#lib/view/shell-view-chip.ts';

interface StatusChipProps {
  readonly chip: ChipView;
  /** What is said of it aloud. */
  readonly spoken: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** The badge and the night's running clock. A screen reader hears the words instead: a clock would never stop. */
export function StatusChip({ chip, spoken, children }: StatusChipProps) {
  return (
    <p className={`chip chip-${chip.look}`}>
      <b aria-hidden="true">{chip.badge}</b>{' '}
      {chip.time !== '' && (
        <span className="chip-time" aria-hidden={chip.look !== 'past'}>
          {chip.time}
        </span>
      )}{' '}
      <span className="sr-only" role="status">
        {spoken}
      </span>
      {children}
    </p>
  );
}
