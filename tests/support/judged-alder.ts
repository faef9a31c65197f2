import { alderResult, codesOf, judged, nightAfter } from '#tests/support/feed-messages.ts';

/** What becomes of a message: its disposition, and the codes of whatever was found in it. */
export function answer(...given: Parameters<typeof judged>): readonly string[] {
  const judgement = judged(...given);
  return [judgement.disposition, ...codesOf(judgement)];
}

/** The kind of the fact that is committed. */
export function factKind(...given: Parameters<typeof judged>): string {
  const judgement = judged(...given);
  return judgement.disposition === 'committed' ? judgement.fact.kind : judgement.disposition;
}

/** A night in which Alder has declared. */
export const declaredNight = nightAfter([alderResult()]);
/** How editors accept what is held. */
export const BY_TWO = { by: ['A', 'B'], reason: 'The returning officer confirmed it' };
export const BY_ONE = { by: ['A', 'A'], reason: 'Looks right' };
