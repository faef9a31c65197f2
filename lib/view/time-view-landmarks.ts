import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import { emptyContest, type NightState } from '#lib/election/state.ts';
import type { TimelineEntry, TimelineMoment } from '#lib/election/timeline-entry.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { momentWords } from '#lib/liveblog/moments.ts';

/** A moment of the night that has a name. */
export interface Landmark {
  readonly id: string;
  /** UTC instant, and milliseconds since 1970. */
  readonly at: string;
  readonly ms: number;
  /** "05:01", and what happened: "Labour has a majority: 326 seats of 650". */
  readonly time: string;
  readonly words: string;
  /** Whether it divides the night: the first seat and gain, a majority, the end. */
  readonly isGreat: boolean;
}

/** Firsts, majorities, the end, and people: those who lost, and those who won what was not theirs. Oldest first. */
export function landmarks(roll: Roll, state: NightState): readonly Landmark[] {
  const { pollDate } = roll.reference.election;
  return state.timeline.filter(isLandmark(roll)).map((entry) => {
    const { at, seq, constituencyId, moment } = entry;
    const contest = state.contests[constituencyId] ?? emptyContest;
    return {
      id: `${seq}-${moment}-${entry.candidateId ?? entry.standing}`,
      at,
      ms: Date.parse(at),
      time: formatNightTime(at, pollDate),
      words: momentWords(roll, constituencyOf(roll, constituencyId), contest, entry).headline,
      isGreat: isGreat(entry),
    };
  });
}

function isLandmark(roll: Roll) {
  return (entry: TimelineEntry): entry is TimelineMoment => {
    if (entry.kind !== 'moment') return false;
    // Whoever keeps a seat changes nothing; there are dozens of them.
    const { outgoingMp } = constituencyOf(roll, entry.constituencyId);
    return entry.moment !== 'notableElected' || outgoingMp?.candidateId !== entry.candidateId;
  };
}

function isGreat({ moment }: TimelineMoment): boolean {
  switch (moment) {
    case 'firstSeat':
    case 'firstGain':
    case 'majorityReached':
    case 'majorityLost':
    case 'nightComplete':
      return true;
    case 'partyFirstSeat':
    case 'notableElected':
    case 'notableDefeated':
      return false;
    default:
      return moment satisfies never;
  }
}
