import { nationalShares } from '#lib/election/derive/national.ts';
import { overallSwing } from '#lib/election/derive/overall-swing.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { NightReading } from '#server/projection/night-reading.ts';

/** The scoreboard as data: shares 0 to 1, changes and swing in points, unknown figures null. */
export function scoreboard({ roll, state, position, clock, mode, nightNowMs, moment }: NightReading) {
  const { election } = roll.reference;
  const { parties, independents, speaker } = seatsWon(roll, state);
  return {
    election: { id: election.id, name: election.name, pollDate: election.pollDate, base: election.baseName },
    mode,
    position,
    moment: { at: moment.at, isPast: moment.isPast },
    nightTime: new Date(nightNowMs).toISOString(),
    clock,
    stateOfPlay: stateOfPlay(roll, state.tally, nightNowMs),
    seats: {
      parties,
      independents: independents.map(({ candidate, constituency }) => ({
        name: candidate.name,
        constituency: constituency.id,
      })),
      speaker:
        speaker === null ? null : { name: speaker.candidate.name, constituency: speaker.constituency.id },
    },
    shares: {
      scope: 'United Kingdom',
      rows: nationalShares(roll, state.tally, 'UK').map(({ standing, ...row }) => ({
        standing,
        name: standingName(roll, standing),
        ...row,
      })),
    },
    swing: { scope: 'Great Britain', swing: overallSwing(roll, state.tally, 'GB') },
  };
}

function standingName(roll: NightReading['roll'], standing: string): string {
  if (standing === 'independent') return 'Independents';
  if (standing === 'speaker') return 'Speaker';
  return roll.reference.parties.find((party) => party.id === standing)?.name ?? standing;
}
