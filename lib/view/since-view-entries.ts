import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import { emptyContest, type NightState } from '#lib/election/state.ts';
import type {
  MomentKind,
  TimelineEntry,
  TimelineMoment,
  TimelineNotice,
} from '#lib/election/timeline-entry.ts';
import { formatShortNightTime } from '#lib/format/times.ts';
import { momentWords } from '#lib/liveblog/moments.ts';
import { noticeWords } from '#lib/liveblog/notices.ts';

/** Something that happened, with its time and the seat that it happened in. */
export interface ChangeEntry {
  readonly id: string;
  readonly at: string;
  readonly time: string;
  readonly slug: string;
  readonly words: string;
  /** Empty when the words say it all. */
  readonly more: string;
}

/** Majorities reached and lost, in order: a correction may take one back. */
export function majoritySince(roll: Roll, state: NightState, entries: readonly TimelineEntry[]) {
  return momentsSince(roll, state, entries, ['majorityReached', 'majorityLost', 'nightComplete']);
}

/** Well-known people who lost, and those who won what was not theirs. */
export function peopleSince(roll: Roll, state: NightState, entries: readonly TimelineEntry[]) {
  return momentsSince(roll, state, entries, ['notableDefeated', 'notableElected']);
}

export function landmarksSince(roll: Roll, state: NightState, entries: readonly TimelineEntry[]) {
  return momentsSince(roll, state, entries, ['firstSeat', 'firstGain', 'partyFirstSeat']);
}

/** What was published and then changed, taken back or doubted. */
export function correctionsSince(
  roll: Roll,
  state: NightState,
  entries: readonly TimelineEntry[],
): readonly ChangeEntry[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'correction') return [correction(roll, state, entry)];
    return isChange(entry) ? [notice(roll, entry)] : [];
  });
}

function momentsSince(
  roll: Roll,
  state: NightState,
  entries: readonly TimelineEntry[],
  kinds: readonly MomentKind[],
): readonly ChangeEntry[] {
  return entries
    .filter((entry): entry is TimelineMoment => entry.kind === 'moment' && kinds.includes(entry.moment))
    .filter((entry) => !keepsSeat(roll, entry))
    .map((entry) => {
      const constituency = constituencyOf(roll, entry.constituencyId);
      const contest = state.contests[entry.constituencyId] ?? emptyContest;
      const { headline, text } = momentWords(roll, constituency, contest, entry);
      const id = `${entry.seq}-${entry.moment}-${entry.candidateId ?? entry.standing}`;
      return { ...about(roll, entry), id, words: headline, more: text };
    });
}

/** Dozens keep their seats; nothing changed. */
function keepsSeat(roll: Roll, { moment, candidateId, constituencyId }: TimelineMoment): boolean {
  const { outgoingMp } = constituencyOf(roll, constituencyId);
  return moment === 'notableElected' && outgoingMp?.candidateId === candidateId;
}

function isChange(entry: TimelineEntry): entry is TimelineNotice {
  switch (entry.kind) {
    case 'withdrawal':
    case 'postponement':
    case 'flag':
    case 'flagCleared':
      return true;
    case 'result':
    case 'correction':
    case 'rush':
    case 'recount':
    case 'moment':
    case 'summary':
      return false;
    default:
      return entry satisfies never;
  }
}

function correction(roll: Roll, state: NightState, entry: TimelineEntry): ChangeEntry {
  const { name } = constituencyOf(roll, entry.constituencyId);
  const phase = state.contests[entry.constituencyId]?.phase;
  const reason = phase?.kind === 'declared' && phase.seq === entry.seq ? (phase.reason ?? '') : '';
  return { ...about(roll, entry), words: `Corrected: ${name}`, more: reason };
}

function notice(roll: Roll, entry: TimelineNotice): ChangeEntry {
  const { headline, text } = noticeWords(constituencyOf(roll, entry.constituencyId), entry);
  return { ...about(roll, entry), words: headline, more: text };
}

function about(roll: Roll, { at, seq, constituencyId, kind }: TimelineEntry) {
  const { slug } = constituencyOf(roll, constituencyId);
  return { id: `${seq}-${kind}`, at, time: formatShortNightTime(at, roll.reference.election.pollDate), slug };
}
