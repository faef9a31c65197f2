import { countOf } from '#lib/election/counts.ts';
import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { overallSwing } from '#lib/election/derive/overall-swing.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import { type Leader, type StateOfPlay, stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Tally } from '#lib/election/state.ts';
import { capitalised, collectiveName, listOf, verbFor } from '../names.ts';
import { counted, formatCount, formatNoOr } from '../numbers.ts';
import { formatNightTime } from '../times.ts';
import { swingWords } from './swing.ts';

export interface StateOfPlaySentences {
  /** One sentence without a full stop, for the headline. */
  readonly headline: string;
  /** One or more sentences that stand beside it; empty when there is nothing to add. */
  readonly standfirst: string;
}

/** The state of play in words, at a moment of the night (milliseconds since 1970). */
export function stateOfPlaySentences(roll: Roll, tally: Tally, nightNowMs: number): StateOfPlaySentences {
  const play = stateOfPlay(roll, tally, nightNowMs);
  return {
    headline: headline(roll, play),
    standfirst: standfirst(roll, tally, play).join(' '),
  };
}

function headline(roll: Roll, play: StateOfPlay): string {
  const { closeOfPoll, pollDate } = roll.reference.election;
  switch (play.stage) {
    case 'beforeClose':
      return `Polls close at ${formatNightTime(closeOfPoll, pollDate)}`;
    case 'noneYet':
      return 'Polls have closed and no seat has declared yet';
    case 'underWay':
      return headlineUnderWay(roll, play);
    case 'complete':
      return headlineComplete(roll, play);
    default:
      return play.stage satisfies never;
  }
}

function headlineUnderWay(roll: Roll, play: StateOfPlay): string {
  const { majority, leaders } = play;
  const taken = play.declared + play.rush;
  if (majority !== null) {
    return `${subject(roll, majority.party)} ${verbFor(roll, majority.party, 'has', 'have')} a majority: ${formatCount(majority.seats)} seats, with ${formatCount(play.stillToDeclare)} still to declare`;
  }
  const [leader, ...level] = leaders;
  if (leader === undefined) {
    return `No party has any of the first ${counted(taken, 'seat')}; ${formatCount(play.stillToDeclare)} are still to declare`;
  }
  const stillToDeclare = `${formatCount(play.stillToDeclare)} still to declare`;
  if (play.hung) {
    return `No party can reach ${formatCount(play.line)}: ${mostSeats(roll, leaders, leader)}, with ${stillToDeclare}`;
  }
  if (level.length > 0) {
    return `${capitalised(mostSeats(roll, leaders, leader))}, with ${stillToDeclare}`;
  }
  const needs = `${formatCount(leader.needs)} more of the ${stillToDeclare}`;
  const has = verbFor(roll, leader.party, 'has', 'have');
  return `${subject(roll, leader.party)} ${has} ${ofTheFirst(leader.seats, taken)} and ${verbFor(roll, leader.party, 'needs', 'need')} ${needs}`;
}

function headlineComplete(roll: Roll, { majority, leaders, seats, hung, line }: StateOfPlay): string {
  if (majority !== null) {
    return `${subject(roll, majority.party)} ${verbFor(roll, majority.party, 'wins', 'win')} a majority of ${formatCount(majority.over)}, with ${formatCount(majority.seats)} of the ${formatCount(seats)} seats`;
  }
  const [leader] = leaders;
  if (leader === undefined) return 'No party has won a seat';
  if (hung) {
    return `No majority: ${largest(roll, leaders)} with ${formatCount(leader.seats)} of the ${formatCount(seats)} seats`;
  }
  return `No party has ${formatCount(line)} seats yet: ${mostSeats(roll, leaders, leader)}, and a postponed poll may decide`;
}

function standfirst(roll: Roll, tally: Tally, play: StateOfPlay): readonly string[] {
  const counts = countSentences(play);
  const isQuiet = play.declared === 0 && counts.length === 0;
  return isQuiet ? defenceSentences(roll, play) : [...leaderSentences(roll, tally, play), ...counts];
}

/** What the night is about, while it has nothing to tell: the line, and who defends most. */
function defenceSentences(roll: Roll, { line, seats }: StateOfPlay): readonly string[] {
  const defended = new Map<PartyId, number>();
  for (const { base } of roll.reference.constituencies) {
    const standing = defending(base)?.standing;
    if (standing !== undefined && isParty(standing))
      defended.set(standing, (defended.get(standing) ?? 0) + 1);
  }
  const [first, second] = [...defended].sort(([, left], [, right]) => right - left);
  const sentence = `A majority is ${formatCount(line)} of the ${formatCount(seats)} seats.`;
  if (first === undefined || second === undefined) return [sentence];
  const defend = verbFor(roll, first[0], 'defends', 'defend');
  return [
    sentence,
    `${subject(roll, first[0])} ${defend} ${formatCount(first[1])}, ${collectiveName(roll, second[0])} ${formatCount(second[1])}.`,
  ];
}

function leaderSentences(roll: Roll, tally: Tally, play: StateOfPlay): readonly string[] {
  const [leader, ...level] = play.leaders;
  if (leader === undefined || play.declared === 0) return [];
  const swing = overallSwing(roll, tally, 'GB');
  const soFar = play.stage === 'complete' ? '' : ' so far';
  return [
    ...(level.length === 0 ? [`${gainsAndLosses(tally, leader)}.`] : []),
    ...(swing === null ? [] : [`Swing${soFar} in Great Britain: ${swingWords(roll, swing)}.`]),
  ];
}

function gainsAndLosses(tally: Tally, { party }: Leader): string {
  const gains = countOf(tally.gains, party);
  const losses = countOf(tally.losses, party);
  if (gains === 0 && losses === 0) return 'No gains or losses';
  return capitalised(
    `${formatNoOr(gains)} ${gains === 1 ? 'gain' : 'gains'}, ${formatNoOr(losses)} ${losses === 1 ? 'loss' : 'losses'}`,
  );
}

function countSentences(play: StateOfPlay): readonly string[] {
  const sentences: string[] = [];
  if (play.rush > 0) {
    const more = play.rush === 1 ? 'winner' : 'winners';
    sentences.push(
      `${formatCount(play.declared)} declared, ${formatCount(play.rush)} more ${more} announced.`,
    );
  }
  if (play.withdrawn > 0) {
    sentences.push(`${counted(play.withdrawn, 'result')} withdrawn, to be declared again.`);
  }
  if (play.postponed > 0) sentences.push(`The poll in ${counted(play.postponed, 'seat')} is postponed.`);
  return sentences;
}

function ofTheFirst(seats: number, taken: number): string {
  if (taken === 1) return 'the first seat';
  return `${seats === taken ? 'all' : formatCount(seats)} of the first ${formatCount(taken)} seats`;
}

/** "the Blues have 317 seats"; of several: "the Blues and Red are level on 3 seats each". */
function mostSeats(roll: Roll, leaders: readonly Leader[], { party, seats }: Leader): string {
  const names = listOf(leaders.map((each) => collectiveName(roll, each.party)));
  if (leaders.length > 1) return `${names} are level on ${counted(seats, 'seat')} each`;
  return `${names} ${verbFor(roll, party, 'has', 'have')} ${counted(seats, 'seat')}`;
}

function largest(roll: Roll, leaders: readonly Leader[]): string {
  const names = listOf(leaders.map((each) => collectiveName(roll, each.party)));
  const [only] = leaders;
  if (leaders.length > 1 || only === undefined) return `${names} are level`;
  return `${names} ${verbFor(roll, only.party, 'is', 'are')} the largest`;
}

function subject(roll: Roll, party: Leader['party']): string {
  return capitalised(collectiveName(roll, party));
}
