'use client';
import { useChipReading } from '#components/live/use-chip-reading.ts';
import { NowLink } from '#components/time/now-link.tsx';
import { chipView } from '#lib/view/shell-view-chip.ts';
import { StatusChip } from './status-chip.tsx';
import { useLasting } from './use-lasting.ts';

/** A line that is lost for a moment is back before anybody could have been told. */
const SPOKEN_AFTER_MS = 4000;

interface LiveChipProps {
  /** Of the page's address, without its moment. */
  readonly query: string;
}

/** The status chip of the page that it stands on; on a page of the past, with the way back to now. */
export function LiveChip({ query }: LiveChipProps) {
  const chip = chipView(useChipReading());
  const spoken = useLasting(chip.spoken, SPOKEN_AFTER_MS);
  return (
    <StatusChip chip={chip} spoken={spoken}>
      {chip.look === 'past' && <NowLink query={query} />}
    </StatusChip>
  );
}
