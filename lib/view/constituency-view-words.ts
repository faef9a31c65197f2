import type { HoldOrGain } from '#lib/election/derive/hold-or-gain.ts';
import { abbreviationOf, resultSummary } from '#lib/election/derive/result-summary.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { candidateOf, type Roll } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import { collectiveName, standingName } from '#lib/format/names.ts';
import { recountWords } from '#lib/format/recount-words.ts';

/** What the winner did with the seat, after the winner's name or tag: "hold", "gain from Labour", "win". */
export function outcomeWords(roll: Roll, outcome: HoldOrGain): string {
  switch (outcome.kind) {
    case 'hold':
      return 'hold';
    case 'gain':
      return `gain from ${standingName(roll, outcome.from)}`;
    case 'new':
      return 'win';
    default:
      return outcome satisfies never;
  }
}

/** "Labour hold", "Leanne Mohamad (Ind) gain from Labour": independents go by name. Null without a winner. */
export function verdictWords(roll: Roll, constituency: Constituency, contest: Contest): string | null {
  const summary = resultSummary(constituency, contest);
  const { phase } = contest;
  if (summary === null || (phase.kind !== 'declared' && phase.kind !== 'rush')) return null;
  const winner = candidateOf(constituency, contest, phase.winner);
  return `${nameAmongParties(roll, winner)} ${outcomeWords(roll, summary.outcome)}`;
}

/** Where a contest without a winner stands: "Awaiting result", "Second recount". */
export function stillToCome(contest: Contest): string {
  const { phase } = contest;
  switch (phase.kind) {
    case 'awaiting':
      return 'Awaiting result';
    case 'counting':
      return 'Counting';
    case 'recount':
      return recountWords(phase.recount);
    case 'withdrawn':
      return withdrawnAt(contest, phase.at);
    case 'postponed':
      return 'Poll postponed';
    case 'rush':
      return 'Figures to come';
    case 'declared':
      return 'Declared';
    default:
      return phase satisfies never;
  }
}

/** What was taken back at a moment: figures, or the announcement of a winner that came too soon. */
export function withdrawnAt({ superseded }: Contest, at: string): string {
  const hadFigures = superseded.some(({ ended }) => ended.how === 'withdrawn' && ended.at === at);
  return hadFigures ? 'Result withdrawn' : 'Announcement withdrawn';
}

interface Somebody {
  readonly standing: Standing;
  readonly name: string | null;
}

/** Among parties by name: "Labour", "Speaker"; an independent is a person: "Leanne Mohamad (Ind)". */
export function nameAmongParties(roll: Roll, { standing, name }: Somebody): string {
  return standing === 'independent' && name !== null ? `${name} (Ind)` : standingName(roll, standing);
}

/** A person where it is an independent, else the party: "Leanne Mohamad", "Labour". */
export function nameInFull(roll: Roll, { standing, name }: Somebody): string {
  return standing === 'independent' && name !== null ? name : standingName(roll, standing);
}

/** The same where room is short: "Leanne Mohamad", "Lab". */
export function nameInShort(roll: Roll, { standing, name }: Somebody): string {
  return standing === 'independent' && name !== null ? name : abbreviationOf(roll, standing);
}

/** As the subject of a sentence: "the Conservatives", "Labour", "the Speaker", "Leanne Mohamad". */
export function subjectName(roll: Roll, { standing, name }: Somebody): string {
  return standing === 'independent' && name !== null ? name : collectiveName(roll, standing);
}
