import type { Contest, MadePublic, SupersededResult } from './state.ts';

/** A result that is or was public. */
export interface PublicResult extends MadePublic {
  /** How it ceased to stand; null while it stands. */
  readonly ended: SupersededResult['ended'] | null;
}

/** Every result of a contest that was ever public, oldest first: the record that a correction never erases. */
export function publicResults(contest: Contest): readonly PublicResult[] {
  const { phase } = contest;
  if (phase.kind !== 'declared') return contest.superseded;
  const { publicRevision, figures, winner, seq, at, source, by, reason } = phase;
  return [
    ...contest.superseded,
    { publicRevision, figures, winner, seq, at, source, by, reason, ended: null },
  ];
}

/** The result that an event made public; null when that event made none. */
export function publicResultOf(contest: Contest, seq: number): PublicResult | null {
  return publicResults(contest).find((result) => result.seq === seq) ?? null;
}
