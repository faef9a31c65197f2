import type { CandidateId, Standing } from '../ids.ts';
import type { Constituency } from '../reference.ts';
import { candidateOf, type Roll } from '../roll.ts';
import type { Contest } from '../state.ts';
import { type HoldOrGain, holdOrGain } from './hold-or-gain.ts';
import { isParty } from './standings.ts';

export interface ResultSummary {
  readonly standing: Standing;
  readonly outcome: HoldOrGain;
}

/** Who took the seat and how; null until a winner is announced. A rush has a summary, but no figures. */
export function resultSummary(
  constituency: Constituency,
  contest: Contest | undefined,
): ResultSummary | null {
  const phase = contest?.phase;
  if (phase?.kind !== 'declared' && phase?.kind !== 'rush') return null;
  return summaryOf(constituency, contest, phase.winner);
}

/** The same for any winner that the contest has or had. */
export function summaryOf(
  constituency: Constituency,
  contest: Contest | undefined,
  winnerId: CandidateId,
): ResultSummary {
  const winner = candidateOf(constituency, contest, winnerId);
  return { standing: winner.standing, outcome: holdOrGain(winner, constituency.base) };
}

/** The result as it is published: "Lab gain from Con", "Spk hold". A seat without a base is "Lab win". */
export function resultString(roll: Roll, { standing, outcome }: ResultSummary): string {
  const name = abbreviationOf(roll, standing);
  switch (outcome.kind) {
    case 'hold':
      return `${name} hold`;
    case 'gain':
      return `${name} gain from ${abbreviationOf(roll, outcome.from)}`;
    case 'new':
      return `${name} win`;
    default:
      return outcome satisfies never;
  }
}

/** What a tag carries: the party's abbreviation as the pack gives it, "Ind" or "Spk". */
export function abbreviationOf(roll: Roll, standing: Standing): string {
  if (isParty(standing)) return roll.parties.get(standing)?.abbreviation ?? standing;
  return standing === 'speaker' ? 'Spk' : 'Ind';
}
