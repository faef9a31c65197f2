import type { Counts } from '#lib/election/counts.ts';
import type { CandidateId, ConstituencyId, Standing } from '#lib/election/ids.ts';
import type {
  MomentKind,
  TimelineEntry,
  TimelineNotice,
  TimelineResult,
} from '#lib/election/timeline-entry.ts';
import { type CompactInstant, compactInstant, fullInstant } from './compact-instant.ts';
import type { RowContext } from './compact-result.ts';

/** Place of the constituency, seq and instant first; seq is counted from the entry before. */
export type CompactEntry =
  | readonly [...About, kind: TimelineResult['kind']]
  | readonly [...About, kind: 'rush', winner: CandidateId]
  | readonly [...About, kind: 'recount', recount: number]
  | readonly [...About, kind: TimelineNotice['kind'], words: string, source: number]
  | readonly [
      ...About,
      kind: 'moment',
      moment: MomentKind,
      standing: Standing,
      candidateId: CandidateId | null,
    ]
  | readonly [
      ...About,
      kind: 'summary',
      declared: number,
      rush: number,
      postponed: number,
      seats: Counts<Standing>,
      gains: Counts<Standing>,
      losses: Counts<Standing>,
    ];

type About = readonly [place: number, seqAfter: number, at: CompactInstant];

export function compactTimeline(
  timeline: readonly TimelineEntry[],
  placeOf: (id: ConstituencyId) => number,
  context: RowContext,
): readonly CompactEntry[] {
  let before = 0;
  return timeline.map((entry) => {
    const about: About = [
      placeOf(entry.constituencyId),
      entry.seq - before,
      compactInstant(entry.at, context.sinceMs),
    ];
    before = entry.seq;
    return compactEntry(about, entry, context);
  });
}

function compactEntry(about: About, entry: TimelineEntry, context: RowContext): CompactEntry {
  switch (entry.kind) {
    case 'result':
    case 'correction':
      return [...about, entry.kind];
    case 'rush':
      return [...about, entry.kind, entry.winner];
    case 'recount':
      return [...about, entry.kind, entry.recount];
    case 'withdrawal':
    case 'postponement':
    case 'flag':
    case 'flagCleared':
      return [...about, entry.kind, entry.words, context.placeOfSource(entry.source)];
    case 'moment':
      return [...about, entry.kind, entry.moment, entry.standing, entry.candidateId];
    case 'summary':
      return [
        ...about,
        entry.kind,
        entry.declared,
        entry.rush,
        entry.postponed,
        entry.seats,
        entry.gains,
        entry.losses,
      ];
    default:
      return entry satisfies never;
  }
}

export function fullTimeline(
  rows: readonly CompactEntry[],
  constituencyAt: (place: number) => ConstituencyId,
  context: RowContext,
): readonly TimelineEntry[] {
  let seq = 0;
  return rows.map((row) => {
    seq += row[1];
    const about = { seq, at: fullInstant(row[2], context.sinceMs), constituencyId: constituencyAt(row[0]) };
    return fullEntry(about, row, context);
  });
}

function fullEntry(
  about: Pick<TimelineEntry, 'seq' | 'at' | 'constituencyId'>,
  row: CompactEntry,
  context: RowContext,
): TimelineEntry {
  switch (row[3]) {
    case 'result':
    case 'correction':
      return { ...about, kind: row[3] };
    case 'rush':
      return { ...about, kind: row[3], winner: row[4] };
    case 'recount':
      return { ...about, kind: row[3], recount: row[4] };
    case 'withdrawal':
    case 'postponement':
    case 'flag':
    case 'flagCleared':
      return { ...about, kind: row[3], words: row[4], source: context.sourceAt(row[5]) };
    case 'moment':
      return { ...about, kind: row[3], moment: row[4], standing: row[5], candidateId: row[6] };
    case 'summary':
      return {
        ...about,
        kind: row[3],
        declared: row[4],
        rush: row[5],
        postponed: row[6],
        seats: row[7],
        gains: row[8],
        losses: row[9],
      };
    default:
      return row satisfies never;
  }
}
