import type { Contest } from '../state.ts';

/**
 * When the seat declared, a UTC instant: when the result that stands became public first. Corrections do not make
 * a seat declare later; a result that was withdrawn never counted. Null while the seat has no result.
 */
export function declaredAt({ phase, superseded }: Contest): string | null {
  if (phase.kind !== 'declared') return null;
  const corrected = superseded.slice(superseded.findLastIndex(({ ended }) => ended.how === 'withdrawn') + 1);
  return corrected[0]?.at ?? phase.at;
}
