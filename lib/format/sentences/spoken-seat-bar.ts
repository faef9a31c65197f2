import { seatsWon } from '#lib/election/derive/seats-won.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { standingName } from '../names.ts';
import { counted, formatCount } from '../numbers.ts';

/** The bar to the majority line in one sentence for a screen reader. */
export function spokenSeatBar(roll: Roll, state: NightState, nightNowMs: number): string {
  const play = stateOfPlay(roll, state.tally, nightNowMs);
  const { parties, independents, speaker } = seatsWon(roll, state);
  const won = [
    ...parties.map(({ party, seats }) => `${standingName(roll, party)} ${formatCount(seats)}`),
    ...(independents.length === 0 ? [] : [counted(independents.length, 'independent')]),
    ...(speaker === null ? [] : ['the Speaker 1']),
  ];
  const declared = `${formatCount(play.declared)} of ${formatCount(play.seats)} seats declared`;
  const rush = play.rush === 0 ? '' : `, ${counted(play.rush, 'more winner', 'more winners')} announced`;
  const seats = won.length === 0 ? '' : `: ${won.join(', ')}`;
  return `${declared}${rush}${seats}. ${formatCount(play.stillToDeclare)} still to declare. ${formatCount(play.line)} for a majority.`;
}
