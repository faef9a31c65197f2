import { effectiveMajority } from '#lib/election/derive/effective-majority.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Tally } from '#lib/election/state.ts';
import { capitalised, collectiveName, listOf, possessive } from '../names.ts';
import { counted, formatCount } from '../numbers.ts';

/**
 * The majority that counts in a division, explained in one line; empty while nobody is elected who does not vote.
 * "7 members of Sinn Féin do not take their seats and the Speaker does not vote: 322 of 642 votes are a majority.
 * Labour’s is 180."
 */
export function effectiveMajorityLine(roll: Roll, tally: Tally): string {
  const { abstaining, speaker, voting, line, over } = effectiveMajority(roll, tally);
  const absent = abstaining.map(
    ({ party, seats }) => `${counted(seats, 'member')} of ${collectiveName(roll, party)}`,
  );
  const members = abstaining.reduce((sum, each) => sum + each.seats, 0);
  const who = [
    ...(absent.length === 0
      ? []
      : [`${listOf(absent)} ${members === 1 ? 'does not take a seat' : 'do not take their seats'}`]),
    ...(speaker === 0 ? [] : ['the Speaker does not vote']),
  ];
  if (who.length === 0) return '';
  const explained = `${capitalised(listOf(who))}: ${formatCount(line)} of ${formatCount(voting)} votes are a majority.`;
  const [leader] = stateOfPlay(roll, tally, 0).leaders;
  if (over === null || leader === undefined) return explained;
  return `${explained} ${capitalised(possessive(collectiveName(roll, leader.party)))} is ${formatCount(over)}.`;
}
