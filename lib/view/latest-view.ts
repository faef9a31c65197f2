import { majority } from '#lib/election/derive/majority.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { Contest, NightState } from '#lib/election/state.ts';
import type { TimelineEntry } from '#lib/election/timeline-entry.ts';
import { formatCount, formatGap } from '#lib/format/numbers.ts';
import { formatDayAndTime, formatNightTime, formatTime } from '#lib/format/times.ts';
import { type OutcomeView, outcomeView } from './latest-view-outcome.ts';
import { resultMark } from './result-mark.ts';

/** The seats that declared last, newest first; each once, as it stands now. */
export interface LatestView {
  readonly rows: readonly LatestRow[];
  /** What stands in the list's place while it is empty. */
  readonly wait: string | null;
}

export interface LatestRow {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  /** UTC instant, and what a reader sees of it. */
  readonly at: string;
  readonly time: string;
  /** "Sat": where it was not declared on the night itself; else empty. */
  readonly day: string;
  readonly outcome: OutcomeView;
  /** "7,116"; "–" while the figures are to come. */
  readonly majority: string;
  /** "15.8 pts", or what is to be said instead of it. */
  readonly margin: string;
}

/** As many as fill the column beside the map; a phone shows the first of them. */
export const LATEST_ROWS_MAX = 14;

export function latestView(roll: Roll, state: NightState): LatestView {
  const rows: LatestRow[] = [];
  const seen = new Set<ConstituencyId>();
  for (const entry of state.timeline.toReversed()) {
    if (rows.length === LATEST_ROWS_MAX) break;
    if (!isAnnouncement(entry) || seen.has(entry.constituencyId)) continue;
    seen.add(entry.constituencyId);
    const row = rowOf(roll, state, entry);
    if (row !== null) rows.push(row);
  }
  return {
    rows,
    wait: rows.length === 0 ? 'The first seats usually declare within two hours of the close.' : null,
  };
}

function isAnnouncement({ kind }: TimelineEntry): boolean {
  return kind === 'result' || kind === 'rush' || kind === 'correction';
}

/** Null for a seat whose result was withdrawn since: nothing of it is shown. */
function rowOf(roll: Roll, state: NightState, { constituencyId, at }: TimelineEntry): LatestRow | null {
  const constituency = constituencyOf(roll, constituencyId);
  const contest = state.contests[constituencyId];
  const outcome = outcomeView(roll, constituency, contest);
  if (contest === undefined || outcome === null) return null;
  return {
    id: constituency.id,
    slug: constituency.slug,
    name: constituency.name,
    at,
    time: formatTime(at),
    day: isOfNight(at, roll.reference.election.pollDate) ? '' : formatDayAndTime(at).slice(0, DAY_LETTERS),
    // The margin says it.
    outcome: { ...outcome, mark: '' },
    ...marginOf(contest),
  };
}

/** Enough to tell the days of a week apart. */
const DAY_LETTERS = 3;

function isOfNight(at: string, pollDate: string): boolean {
  return formatNightTime(at, pollDate) === formatTime(at);
}

function marginOf(contest: Contest): Pick<LatestRow, 'majority' | 'margin'> {
  const { phase } = contest;
  const mark = resultMark(contest);
  const lead = phase.kind === 'declared' ? majority(phase.figures) : null;
  if (phase.kind !== 'declared') return { majority: formatCount(null), margin: 'figures to come' };
  const majorityWords = formatCount(lead?.votes ?? null);
  if (mark !== '') return { majority: majorityWords, margin: mark };
  if (lead?.votes === 0) return { majority: majorityWords, margin: 'by lot' };
  return {
    majority: majorityWords,
    margin: `${formatGap(lead === null ? null : inPoints(lead.share))} pts`,
  };
}
