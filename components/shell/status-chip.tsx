import type { ReactNode } from 'react';
import type { ChipView } from '#lib/view/shell-view-chip.ts';

interface StatusChipProps {
  readonly chip: ChipView;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** The badge and the night's running clock. Only the badge is announced when it changes: a clock would never stop. */
export function StatusChip({ chip, children }: StatusChipProps) {
  return (
    <p className={`chip chip-${chip.look}`}>
      <b role="status" aria-label={chip.spoken}>
        {chip.badge}
      </b>{' '}
      {chip.time !== '' && (
        <span className="chip-time" aria-hidden={chip.look !== 'past'}>
          {chip.time}
        </span>
      )}{' '}
      {children}
    </p>
  );
}
