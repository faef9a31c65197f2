import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { recomputeTally } from '#lib/election/tally.ts';
import { type CompactContest, compactContest, fullContest } from './compact-contest.ts';
import { type CompactInstant, compactInstant, fullInstant } from './compact-instant.ts';
import { type CompactLiveblog, compactLiveblog, fullLiveblog } from './compact-liveblog.ts';
import type { RowContext } from './compact-result.ts';
import { type CompactEntry, compactTimeline, fullTimeline } from './compact-timeline.ts';

/**
 * What is known of the night and cannot be derived: votes and states, in rows in the pack's order. Totals are
 * left out, and made again from the contests. Equal states have equal compact forms.
 */
export interface CompactState {
  readonly sources: readonly string[];
  readonly contests: readonly CompactContest[];
  readonly timeline: readonly CompactEntry[];
  readonly liveblog: CompactLiveblog;
  /** Left out while the forecast was never taken off. */
  readonly forecastSwitches?: readonly (readonly [seq: number, at: CompactInstant, reason: string | null])[];
  /** Left out while the newsroom expects nothing of any candidate. */
  readonly localPriors?: readonly CompactLocalPrior[];
  /** Left out while no seat is picked. */
  readonly watch?: readonly (readonly [place: number, seq: number, at: CompactInstant, reason: string])[];
}

type CompactLocalPrior = readonly [
  place: number,
  candidate: CandidateId,
  sharePermille: number,
  sdPermille: number,
  seq: number,
  at: CompactInstant,
  reason: string,
];

export function compactState(roll: Roll, state: NightState): CompactState {
  const sources = new Map<string, number>();
  const context: RowContext = {
    sinceMs: closeOfPollMs(roll),
    placeOfSource: (source) => {
      const place = sources.get(source) ?? sources.size;
      sources.set(source, place);
      return place;
    },
    sourceAt: () => {
      throw new Error('A writer reads no source');
    },
  };
  const contests = roll.reference.constituencies.flatMap((constituency, place) => {
    const contest = state.contests[constituency.id];
    return contest === undefined ? [] : [compactContest(place, constituency, contest, context)];
  });
  const places = new Map(roll.reference.constituencies.map((each, place) => [each.id, place]));
  const placeOf = (id: ConstituencyId) => places.get(id) ?? missing(`constituency ${id}`);
  const timeline = compactTimeline(state.timeline, placeOf, context);
  const liveblog = compactLiveblog(state.liveblog, context.sinceMs);
  const forecastSwitches = state.forecastSwitches.map(
    ({ seq, at, reason }) => [seq, compactInstant(at, context.sinceMs), reason] as const,
  );
  const localPriors = state.localPriors.map(
    ({ constituencyId, candidateId, sharePermille, sdPermille, seq, at, reason }): CompactLocalPrior => [
      placeOf(constituencyId),
      candidateId,
      sharePermille,
      sdPermille,
      seq,
      compactInstant(at, context.sinceMs),
      reason,
    ],
  );
  const watch = state.watch.map(
    ({ constituencyId, seq, at, reason }) =>
      [placeOf(constituencyId), seq, compactInstant(at, context.sinceMs), reason] as const,
  );
  return {
    ...{ sources: [...sources.keys()], contests, timeline, liveblog },
    ...(forecastSwitches.length === 0 ? {} : { forecastSwitches }),
    ...(localPriors.length === 0 ? {} : { localPriors }),
    ...(watch.length === 0 ? {} : { watch }),
  };
}

/** The state of which this is the compact form, with its totals made again. Throws on another pack's form. */
export function fullState(roll: Roll, compact: CompactState): NightState {
  const context: RowContext = {
    sinceMs: closeOfPollMs(roll),
    placeOfSource: () => {
      throw new Error('A reader adds no source');
    },
    sourceAt: (place) => compact.sources[place] ?? missing(`source ${place}`),
  };
  const constituencyAt = (place: number): Constituency =>
    roll.reference.constituencies[place] ?? missing(`constituency at place ${place}`);
  const contests: NightState['contests'] = Object.fromEntries(
    compact.contests.map((row) => {
      const constituency = constituencyAt(row[0]);
      return [constituency.id, fullContest(row, constituency, context)];
    }),
  );
  const timeline = fullTimeline(compact.timeline, (place) => constituencyAt(place).id, context);
  const liveblog = fullLiveblog(compact.liveblog, context.sinceMs);
  return {
    contests,
    tally: recomputeTally(roll, contests),
    timeline,
    liveblog,
    ...fullForecast(compact.forecastSwitches ?? [], context.sinceMs),
    localPriors: (compact.localPriors ?? []).map(
      ([place, candidateId, sharePermille, sdPermille, seq, at, reason]) => ({
        constituencyId: constituencyAt(place).id,
        candidateId,
        sharePermille,
        sdPermille,
        reason,
        seq,
        at: fullInstant(at, context.sinceMs),
      }),
    ),
    watch: (compact.watch ?? []).map(([place, seq, at, reason]) => ({
      constituencyId: constituencyAt(place).id,
      reason,
      seq,
      at: fullInstant(at, context.sinceMs),
    })),
  };
}

/** The last switch says whether the forecast is off. */
function fullForecast(
  rows: NonNullable<CompactState['forecastSwitches']>,
  sinceMs: number,
): Pick<NightState, 'forecastHidden' | 'forecastSwitches'> {
  const forecastSwitches = rows.map(([seq, at, reason]) => ({ seq, at: fullInstant(at, sinceMs), reason }));
  const { seq = 0, at = '', reason = null } = forecastSwitches.at(-1) ?? {};
  return {
    forecastHidden: reason === null ? null : { seq, at, reason },
    forecastSwitches,
  };
}

function closeOfPollMs(roll: Roll): number {
  return Date.parse(roll.reference.election.closeOfPoll);
}

function missing(what: string): never {
  throw new Error(`No ${what} in this election`);
}
