import type { ChipView } from '#lib/view/shell-view-chip.ts';

interface StatusChipProps {
  readonly chip: ChipView;
}

/** The badge and the night's running clock. Only the badge is announced when it changes: a clock would never stop. */
export function StatusChip({ chip }: StatusChipProps) {
  return (
    <p className={`chip chip-${chip.look}`}>
      <b role="status" aria-label={chip.spoken}>
        {chip.badge}
      </b>
      {chip.time !== '' && (
        <span className="chip-time" aria-hidden="true">
          {chip.time}
        </span>
      )}
    </p>
  );
}
