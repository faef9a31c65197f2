import { folded } from '#lib/format/folded.ts';

/** Seats whose name begins with what was typed, then those that have it at the start of a later word. */
export function seatsNamed<Seat extends { readonly name: string; readonly welshName?: string | null }>(
  seats: readonly Seat[],
  typed: string,
): readonly Seat[] {
  const wanted = folded(typed);
  if (wanted === '') return [];
  const beginning = seats.filter((seat) => namesOf(seat).some((name) => name.startsWith(wanted)));
  const within = seats.filter(
    (seat) => namesOf(seat).some((name) => name.includes(` ${wanted}`)) && !beginning.includes(seat),
  );
  return [...beginning, ...within];
}

/** Its name, and its Welsh one where that differs, as they are compared with what was typed. */
export function namesOf({ name, welshName }: { readonly name: string; readonly welshName?: string | null }) {
  return welshName == null ? [folded(name)] : [folded(name), folded(welshName)];
}
