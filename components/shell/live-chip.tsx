'use client';
import { useChipReading } from '#components/live/use-chip-reading.ts';
import { chipView } from '#lib/view/shell-view-chip.ts';
import { StatusChip } from './status-chip.tsx';

/** The status chip of the page that it stands on. */
export function LiveChip() {
  return <StatusChip chip={chipView(useChipReading())} />;
}
