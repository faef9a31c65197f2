import type { Figures } from '../events.ts';
import type { ConstituencyId } from '../ids.ts';
import { publicResultOf } from '../public-results.ts';
import type { Candidate, Constituency } from '../reference.ts';
import { candidateOf, constituencyOf, type Roll } from '../roll.ts';
import { type Contest, emptyContest, type NightState } from '../state.ts';
import type {
  TimelineEntry,
  TimelineNotice,
  TimelineRecount,
  TimelineResult,
  TimelineRush,
} from '../timeline-entry.ts';

/** A moment at which what the public knew of one seat's outcome changed. */
export interface NightStep {
  readonly seq: number;
  /** UTC instant on the night's clock. */
  readonly at: string;
  readonly constituency: Constituency;
  readonly contest: Contest;
  readonly before: KnownOutcome | null;
  /** Null when the outcome was taken back. */
  readonly after: KnownOutcome | null;
}

export interface KnownOutcome {
  readonly winner: Candidate;
  /** Null for a winner whose figures are to come. */
  readonly figures: Figures | null;
}

/**
 * The night as it became known, oldest first: each declaration, announced winner, correction and withdrawal as it was
 * public then, not as it was corrected later. The last of each seat is what stands now.
 */
export function nightSteps(roll: Roll, state: NightState): readonly NightStep[] {
  const known = new Map<ConstituencyId, KnownOutcome>();
  return state.timeline.flatMap((entry) => {
    if (!isOutcome(entry)) return [];
    const constituency = constituencyOf(roll, entry.constituencyId);
    const contest = state.contests[entry.constituencyId] ?? emptyContest;
    const before = known.get(constituency.id) ?? null;
    const after = outcomeOf(constituency, contest, entry);
    if (after === null && before === null) return [];
    if (after === null) known.delete(constituency.id);
    else known.set(constituency.id, after);
    return [{ seq: entry.seq, at: entry.at, constituency, contest, before, after }];
  });
}

type OutcomeEntry = TimelineResult | TimelineRush | TimelineRecount | TimelineNotice;

/** Doubts and key moments change no outcome; a recount takes back a winner that was announced. */
const OUTCOMES: ReadonlySet<TimelineEntry['kind']> = new Set([
  'result',
  'correction',
  'rush',
  'recount',
  'withdrawal',
  'postponement',
]);

function isOutcome(entry: TimelineEntry): entry is OutcomeEntry {
  return OUTCOMES.has(entry.kind);
}

function outcomeOf(constituency: Constituency, contest: Contest, entry: OutcomeEntry): KnownOutcome | null {
  if (entry.kind === 'rush') {
    return { winner: candidateOf(constituency, contest, entry.winner), figures: null };
  }
  if (entry.kind !== 'result' && entry.kind !== 'correction') return null;
  const result = publicResultOf(contest, entry.seq);
  if (result === null) throw new Error(`Event ${entry.seq} made no result of ${constituency.id} public`);
  return { winner: candidateOf(constituency, contest, result.winner), figures: result.figures };
}
