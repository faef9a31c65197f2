import type { Figures, NightFact } from '#lib/election/events.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';

/**
 * Putney, 2024: the figures that were declared on the night were 6,558 votes short, and were corrected twelve days
 * later. Of the first figures only those of three candidates were published (20,952, 10,011 and 5,189, which became
 * 24,113, 11,625 and 5,943), and the sum of all, 42,737. What the other four had is NOT KNOWN: the fixture gives them
 * what is left of the sum, in proportion to their final votes. Nothing but tests may use it.
 */
export const PUTNEY_FIRST_KNOWN: readonly number[] = [20_952, 10_011, 5189];
export const PUTNEY_CORRECTED_KNOWN: readonly number[] = [24_113, 11_625, 5943];
export const PUTNEY_FIRST_VALID_VOTES = 42_737;
export const PUTNEY_CORRECTED_AT = '2024-07-16T14:30:00Z';
export const PUTNEY_REASON =
  'The returning officer found that part of the count was left out of the spreadsheet. Test fixture: the first figures of four candidates are made up.';

/** The votes of the first declaration, from those that stand: the last four are a fixture. */
export function putneyFirstVotes(corrected: Figures['votes']): Figures['votes'] {
  const order = (Object.entries(corrected) as [CandidateId, number][]).toSorted(([, a], [, b]) => b - a);
  const known = new Map(order.slice(0, 3).map(([id], place) => [id, PUTNEY_FIRST_KNOWN[place] ?? 0]));
  const others = order.slice(3);
  const left = PUTNEY_FIRST_VALID_VOTES - PUTNEY_FIRST_KNOWN.reduce((sum, votes) => sum + votes, 0);
  const whole = others.reduce((sum, [, votes]) => sum + votes, 0);
  const shares = others.map(([, votes]) => Math.floor((votes * left) / whole));
  const rest = left - shares.reduce((sum, votes) => sum + votes, 0);
  const made = new Map(others.map(([id], place) => [id, (shares[place] ?? 0) + (place === 0 ? rest : 0)]));
  return Object.fromEntries(
    Object.keys(corrected).map((id) => [
      id,
      known.get(id as CandidateId) ?? made.get(id as CandidateId) ?? 0,
    ]),
  );
}

/** The two declarations as facts, from the figures that stand. */
export function putneyFacts({ id: constituencyId }: Constituency, figures: Figures): readonly NightFact[] {
  const first = { ...figures, votes: putneyFirstVotes(figures.votes) };
  return [
    { kind: 'resultDeclared', constituencyId, revision: 1, figures: first },
    { kind: 'resultCorrected', constituencyId, revision: 2, figures, reason: PUTNEY_REASON },
  ];
}
