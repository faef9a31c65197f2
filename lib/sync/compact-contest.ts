import type { CandidateId } from '#lib/election/ids.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { candidatesOf } from '#lib/election/roll.ts';
import type { Contest, Phase, SupersededResult } from '#lib/election/state.ts';
import { type CompactInstant, compactInstant, fullInstant } from './compact-instant.ts';
import { type CompactResult, compactResult, fullResult, type RowContext } from './compact-result.ts';

export type CompactContest = readonly [
  /** Place of the constituency in the pack. */
  place: number,
  revision: number,
  phase: CompactPhase,
  flag: readonly [words: string, at: CompactInstant] | null,
  superseded: readonly CompactSuperseded[],
  candidates: readonly Candidate[] | null,
];

type CompactPhase =
  | readonly ['awaiting']
  | readonly ['counting', since: CompactInstant]
  | readonly ['recount', recount: number, since: CompactInstant]
  | readonly ['rush', winner: CandidateId, at: CompactInstant, source: number]
  | readonly ['declared', result: CompactResult]
  | readonly ['withdrawn' | 'postponed', at: CompactInstant, reason: string, source: number];

type CompactSuperseded = readonly [
  result: CompactResult,
  how: SupersededResult['ended']['how'],
  at: CompactInstant,
  reason: string,
];

export function compactContest(
  place: number,
  constituency: Constituency,
  contest: Contest,
  context: RowContext,
): CompactContest {
  const ballot = candidatesOf(constituency, contest).map((each) => each.id);
  const { flag } = contest;
  return [
    place,
    contest.revision,
    compactPhase(contest.phase, ballot, context),
    flag === null ? null : [flag.words, compactInstant(flag.at, context.sinceMs)],
    contest.superseded.map(({ ended, ...result }) => [
      compactResult(result, ballot, context),
      ended.how,
      compactInstant(ended.at, context.sinceMs),
      ended.reason,
    ]),
    contest.candidates,
  ];
}

export function fullContest(row: CompactContest, constituency: Constituency, context: RowContext): Contest {
  const [, revision, phase, flag, superseded, candidates] = row;
  const ballot = (candidates ?? constituency.candidates).map((each) => each.id);
  return {
    phase: fullPhase(phase, ballot, context),
    revision,
    flag: flag === null ? null : { words: flag[0], at: fullInstant(flag[1], context.sinceMs) },
    superseded: superseded.map(([result, how, at, reason]) => ({
      ...fullResult(result, ballot, context),
      ended: { how, at: fullInstant(at, context.sinceMs), reason },
    })),
    candidates,
  };
}

function compactPhase(phase: Phase, ballot: readonly CandidateId[], context: RowContext): CompactPhase {
  const instant = (text: string) => compactInstant(text, context.sinceMs);
  switch (phase.kind) {
    case 'awaiting':
      return [phase.kind];
    case 'counting':
      return [phase.kind, instant(phase.since)];
    case 'recount':
      return [phase.kind, phase.recount, instant(phase.since)];
    case 'rush':
      return [phase.kind, phase.winner, instant(phase.at), context.placeOfSource(phase.source)];
    case 'declared':
      return [phase.kind, compactResult(phase, ballot, context)];
    case 'withdrawn':
    case 'postponed':
      return [phase.kind, instant(phase.at), phase.reason, context.placeOfSource(phase.source)];
    default:
      return phase satisfies never;
  }
}

function fullPhase(row: CompactPhase, ballot: readonly CandidateId[], context: RowContext): Phase {
  const instant = (compact: CompactInstant) => fullInstant(compact, context.sinceMs);
  switch (row[0]) {
    case 'awaiting':
      return { kind: row[0] };
    case 'counting':
      return { kind: row[0], since: instant(row[1]) };
    case 'recount':
      return { kind: row[0], recount: row[1], since: instant(row[2]) };
    case 'rush':
      return { kind: row[0], winner: row[1], at: instant(row[2]), source: context.sourceAt(row[3]) };
    case 'declared':
      return { kind: row[0], ...fullResult(row[1], ballot, context) };
    case 'withdrawn':
    case 'postponed':
      return { kind: row[0], at: instant(row[1]), reason: row[2], source: context.sourceAt(row[3]) };
    default:
      return row satisfies never;
  }
}
