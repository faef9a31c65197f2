import { type RiskBand, seatsAtRisk } from '#lib/election/derive/seats-at-risk.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { collectiveName, verbFor } from '#lib/format/names.ts';
import { formatPoints } from '#lib/format/numbers.ts';
import { type Band, type ModeReading, PLAIN_NAMES, valueOfDeclared } from './seat-value.ts';

const STEPS: Readonly<Record<RiskBand, number>> = { withinReach: 0, eitherWay: 1, likely: 2 };

const BANDS: readonly Band[] = [
  { label: 'Within reach', mark: '1', standing: null, level: 2 },
  { label: 'Either way', mark: '2', standing: null, level: 4 },
  { label: 'Likely to fall', mark: '3', standing: null, level: 6 },
];

/** Which seats may still be lost. */
export function riskMode(roll: Roll, state: NightState): ModeReading {
  const risks = new Map(seatsAtRisk(roll, state).map((risk) => [risk.constituency.id, risk]));
  const isOver = state.tally.declared === roll.seats;
  return {
    ...PLAIN_NAMES,
    bands: BANDS,
    openName: 'Not within reach so far',
    noneName: 'Declared',
    sentence: isOver
      ? 'Every seat has declared: none is at risk any more.'
      : 'Of the seats still to declare, the higher a seat’s number and the stronger its colour, the more the swing so far exceeds the swing that takes it from its defending party. The colour is the nearest challenger’s.',
    valueOf(constituency, contest) {
      const decided = valueOfDeclared(constituency, contest, () => ({ kind: 'none', words: 'declared' }));
      const risk = risks.get(constituency.id);
      if (decided.kind !== 'open' || risk === undefined) return decided;
      const { challenger, needed, soFar, band } = risk;
      return {
        kind: 'band',
        band: STEPS[band],
        standing: challenger.standing,
        words: `${collectiveName(roll, challenger.standing)} ${verbFor(roll, challenger.standing, 'needs', 'need')} a swing of ${formatPoints(needed)}, so far ${formatPoints(soFar)}`,
      };
    },
  };
}
