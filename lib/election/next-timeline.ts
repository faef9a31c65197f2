import { countOf } from './counts.ts';
import { holdOrGain } from './derive/hold-or-gain.ts';
import { isParty } from './derive/standings.ts';
import type { ContestEvent } from './events.ts';
import type { CandidateId, PartyId, Standing } from './ids.ts';
import { candidateOf, candidatesOf, constituencyOf, type Roll } from './roll.ts';
import type { Contest, NightState, Tally } from './state.ts';
import type { MomentKind, TimelineEntry, TimelineMoment, TimelineSummary } from './timeline-entry.ts';

/** What the event adds to the story of the night: a card or a notice, and any key moments it makes. */
export function timelineOf(
  roll: Roll,
  before: NightState,
  after: { readonly contest: Contest; readonly tally: Tally },
  event: ContestEvent,
): readonly TimelineEntry[] {
  const { contest, tally } = after;
  const told = entryOf(event, before.contests[event.constituencyId], contest);
  const summary = summaryOf(roll, before, tally, event);
  return [
    ...(told === null ? [] : [told]),
    ...moments(roll, before, tally, event, contest),
    ...(summary === null ? [] : [summary]),
  ];
}

/** About one an hour before three in the morning, and three an hour after. */
const SUMMARY_SEATS = 100;

/**
 * Where the night stands, each time a round number of seats has declared, and at the end of a night that was told so;
 * never twice for the same number.
 */
function summaryOf(
  roll: Roll,
  before: NightState,
  after: Tally,
  event: ContestEvent,
): TimelineSummary | null {
  const { declared, rush, postponed, seats, gains, losses } = after;
  if (declared <= before.tally.declared) return null;
  const told = before.timeline.filter((entry) => entry.kind === 'summary');
  const isEnd = isComplete(roll, after) && told.length > 0;
  if (declared % SUMMARY_SEATS !== 0 && !isEnd) return null;
  if (told.some((entry) => entry.declared === declared)) return null;
  const { seq, at, constituencyId } = event;
  return { seq, at, constituencyId, kind: 'summary', declared, rush, postponed, seats, gains, losses };
}

/** The card or notice of an event; null when a reader sees nothing new of it. */
function entryOf(event: ContestEvent, before: Contest | undefined, contest: Contest): TimelineEntry | null {
  const about = { seq: event.seq, at: event.at, constituencyId: event.constituencyId };
  const { source } = event;
  switch (event.kind) {
    case 'resultDeclared':
      return { ...about, kind: 'result' };
    case 'resultCorrected':
      return { ...about, kind: 'correction' };
    case 'winnerAnnounced':
      // The same winner announced again moves the revision and is no news.
      return contest.phase === before?.phase ? null : { ...about, kind: 'rush', winner: event.winner };
    case 'recountStarted':
      return { ...about, kind: 'recount', recount: event.recount };
    case 'resultWithdrawn':
      return { ...about, kind: 'withdrawal', words: event.reason, source };
    case 'pollPostponed':
      return { ...about, kind: 'postponement', words: event.reason, source };
    case 'resultFlagged':
      return { ...about, kind: 'flag', words: event.words, source };
    case 'flagCleared':
      return { ...about, kind: 'flagCleared', words: '', source };
    case 'nominationsAmended':
    case 'countingStarted':
    case 'resultConfirmed':
      return null;
    default:
      return event satisfies never;
  }
}

type MakeMoment = (name: MomentKind, standing: Standing, candidateId?: CandidateId | null) => TimelineMoment;

function moments(
  roll: Roll,
  before: NightState,
  after: Tally,
  event: ContestEvent,
  contest: Contest,
): readonly TimelineMoment[] {
  const about = {
    kind: 'moment',
    seq: event.seq,
    at: event.at,
    constituencyId: event.constituencyId,
  } as const;
  const moment: MakeMoment = (name, standing, candidateId = null) => ({
    ...about,
    moment: name,
    standing,
    candidateId,
  });
  const winner = winnerIn(contest);
  const isNewWinner = winner !== null && winner !== winnerIn(before.contests[event.constituencyId]);
  return [
    ...(isNewWinner ? winnerMoments(roll, before, event, contest, winner, moment) : []),
    ...majorityMoments(roll, before.tally, after, moment),
    ...completionMoment(roll, before.tally, after, contest, event, moment),
  ];
}

function winnerMoments(
  roll: Roll,
  before: NightState,
  event: ContestEvent,
  contest: Contest,
  winner: CandidateId,
  moment: MakeMoment,
): readonly TimelineMoment[] {
  const constituency = constituencyOf(roll, event.constituencyId);
  const elected = candidateOf(constituency, contest, winner);
  const { standing } = elected;
  const found: TimelineMoment[] = [];
  // The first seat of all is told once, not again as its party's first.
  if (!seen(before, 'firstSeat')) found.push(moment('firstSeat', standing));
  else if (isParty(standing) && !hasHadSeat(before, standing)) found.push(moment('partyFirstSeat', standing));
  if (holdOrGain(elected, constituency.base).kind === 'gain' && !seen(before, 'firstGain')) {
    found.push(moment('firstGain', standing));
  }
  for (const candidate of candidatesOf(constituency, contest)) {
    if (candidate.notable === null) continue;
    const name = candidate.id === winner ? 'notableElected' : 'notableDefeated';
    found.push(moment(name, candidate.standing, candidate.id));
  }
  return found;
}

/** Crossing the line is a moment both ways: a correction or a withdrawal can take a majority back. */
function majorityMoments(
  roll: Roll,
  before: Tally,
  after: Tally,
  moment: MakeMoment,
): readonly TimelineMoment[] {
  const standings = new Set([...Object.keys(before.seats), ...Object.keys(after.seats)]) as Set<Standing>;
  return [...standings].flatMap((standing) => {
    if (!isParty(standing)) return [];
    const had = countOf(before.seats, standing) >= roll.seatsForMajority;
    const has = countOf(after.seats, standing) >= roll.seatsForMajority;
    if (had === has) return [];
    return [moment(has ? 'majorityReached' : 'majorityLost', standing)];
  });
}

/** The night is complete when every seat is declared, but for those whose poll was postponed. */
function completionMoment(
  roll: Roll,
  before: Tally,
  after: Tally,
  contest: Contest,
  event: ContestEvent,
  moment: MakeMoment,
): readonly TimelineMoment[] {
  if (isComplete(roll, before) || !isComplete(roll, after) || contest.phase.kind !== 'declared') return [];
  const constituency = constituencyOf(roll, event.constituencyId);
  return [moment('nightComplete', candidateOf(constituency, contest, contest.phase.winner).standing)];
}

function isComplete(roll: Roll, { declared, postponed }: Tally): boolean {
  return declared + postponed === roll.seats;
}

function winnerIn(contest: Contest | undefined): CandidateId | null {
  const phase = contest?.phase;
  return phase?.kind === 'declared' || phase?.kind === 'rush' ? phase.winner : null;
}

function hasHadSeat(state: NightState, party: PartyId): boolean {
  return (
    countOf(state.tally.seats, party) > 0 ||
    seen(state, 'firstSeat', party) ||
    seen(state, 'partyFirstSeat', party)
  );
}

function seen(state: NightState, name: MomentKind, standing?: Standing): boolean {
  return state.timeline.some(
    (entry) =>
      entry.kind === 'moment' &&
      entry.moment === name &&
      (standing === undefined || entry.standing === standing),
  );
}
