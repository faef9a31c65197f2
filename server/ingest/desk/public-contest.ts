import type { ContestFact } from '#lib/election/events.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import { nextContest } from '#lib/election/next-contest.ts';
import type { Contest } from '#lib/election/state.ts';

/**
 * What is public of a contest, in a word that changes whenever that does. A count that goes on changes nothing: what
 * somebody approved before it is as right after it.
 */
export function publicWord({ phase }: Contest): string {
  switch (phase.kind) {
    case 'declared':
      return `result ${phase.seq}`;
    case 'rush':
      return `rush ${phase.winner} ${phase.at}`;
    case 'withdrawn':
      return `withdrawn ${phase.at}`;
    case 'postponed':
      return `postponed ${phase.at}`;
    case 'awaiting':
    case 'counting':
    case 'recount':
      return 'nothing';
    default:
      return phase satisfies never;
  }
}

/** Whether a winner who is public now would be another, or none, after the fact. */
export function changesWinner(contest: Contest, fact: ContestFact, at: string): boolean {
  const before = publicWinner(contest);
  if (before === null) return false;
  const envelope = { v: 1, epoch: '', inputId: '', source: '', by: 'desk', chain: '', at } as const;
  const after = nextContest(contest, { ...envelope, seq: Number.MAX_SAFE_INTEGER, ...fact });
  return publicWinner(after) !== before;
}

function publicWinner({ phase }: Contest): CandidateId | null {
  return phase.kind === 'declared' || phase.kind === 'rush' ? phase.winner : null;
}
