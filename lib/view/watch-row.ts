import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { majority } from '#lib/election/derive/majority.ts';
import type { Scheduled } from '#lib/election/derive/schedule.ts';
import type { Stake } from '#lib/election/derive/stakes.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount, UNKNOWN } from '#lib/format/numbers.ts';
import { stillToCome } from './constituency-view-words.ts';
import { type OutcomeView, outcomeView } from './latest-view-outcome.ts';
import { type TagView, tagOf } from './tag-view.ts';
import type { StakesInWords } from './watch-risk.ts';
import { estimateTime, latenessWords, nightTime } from './watch-words.ts';

/** One seat of the schedule. */
export interface WatchRow {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  /** "Westminster, London" */
  readonly place: string;
  readonly defender: TagView | null;
  /** "01:30"; an en dash where no time is known. */
  readonly expected: string;
  /** "about 02:10", "any time now", "02:14", "Recount" */
  readonly actual: string;
  readonly isPublic: boolean;
  /** "44 min late"; empty before the expected time and where none is known. */
  readonly late: string;
  readonly isOverdue: boolean;
  readonly outcome: OutcomeView | null;
  /** "majority 7,169" once there are figures; else empty. */
  readonly majority: string;
  /** What it could decide; empty once it has. */
  readonly stakes: readonly string[];
  /** An editor's reason to watch it; null for most. */
  readonly reason: string | null;
}

export interface RowContext {
  readonly roll: Roll;
  readonly state: NightState;
  readonly stakesOf: (constituency: Constituency) => readonly Stake[];
  readonly reasons: ReadonlyMap<ConstituencyId, string>;
  readonly inWords: StakesInWords;
}

export function watchRow(context: RowContext, scheduled: Scheduled): WatchRow {
  const { roll, state, stakesOf, reasons, inWords } = context;
  const { constituency, turn, expectedMs, lateMinutes } = scheduled;
  const { pollDate } = roll.reference.election;
  const contest = state.contests[constituency.id];
  const outcome = outcomeView(roll, constituency, contest);
  const defender = defending(constituency.base);
  const lead = contest?.phase.kind === 'declared' ? majority(contest.phase.figures) : null;
  const region = roll.regions.get(constituency.region)?.name ?? '';
  return {
    id: constituency.id,
    slug: constituency.slug,
    name: constituency.name,
    place: [constituency.council, region].filter((each) => each !== null && each !== '').join(', '),
    defender: defender === null ? null : tagOf(roll, defender.standing),
    expected: expectedMs === null ? UNKNOWN : nightTime(expectedMs, pollDate),
    actual: actualWords(context, scheduled),
    isPublic: outcome !== null,
    late: lateMinutes === null ? '' : latenessWords(lateMinutes),
    isOverdue: turn === 'overdue',
    outcome,
    majority: majorityWords(outcome, lead?.votes ?? null),
    stakes: outcome === null ? inWords(constituency.id, stakesOf(constituency)) : [],
    reason: reasons.get(constituency.id) ?? null,
  };
}

function majorityWords(outcome: OutcomeView | null, votes: number | null): string {
  if (outcome === null) return '';
  return votes === null ? 'figures to come' : `majority ${formatCount(votes)}`;
}

function actualWords({ roll, state }: RowContext, scheduled: Scheduled): string {
  const { turn, constituency, actualMs, estimateMs } = scheduled;
  const { pollDate } = roll.reference.election;
  const contest = state.contests[constituency.id];
  // A recount says more than any estimate.
  if (contest?.phase.kind === 'recount') return stillToCome(contest);
  switch (turn) {
    case 'declared':
      return actualMs === null ? UNKNOWN : nightTime(actualMs, pollDate);
    case 'next':
    case 'later':
      return estimateMs === null ? UNKNOWN : `about ${estimateTime(estimateMs, pollDate)}`;
    case 'overdue':
      return 'any time now';
    case 'untimed':
      return contest === undefined ? 'Awaiting result' : stillToCome(contest);
    case 'withdrawn':
    case 'postponed':
      return contest === undefined ? UNKNOWN : stillToCome(contest);
    default:
      return turn satisfies never;
  }
}
