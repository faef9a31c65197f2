import type { Contest } from '#lib/election/state.ts';

/** What a reader must know of a result wherever it stands: that it is doubted, or not the first that was public. */
export type ResultMark = 'in doubt' | 'corrected' | 'declared again' | '';

/** A doubt says more than a correction. Nothing for a seat without a declared result. */
export function resultMark({ phase, flag }: Contest): ResultMark {
  if (phase.kind !== 'declared') return '';
  if (flag !== null) return 'in doubt';
  if (phase.reason !== null) return 'corrected';
  return phase.publicRevision > 1 ? 'declared again' : '';
}
