import { areaOf } from '#lib/election/derive/scope.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import type { Nation } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { listOf } from '#lib/format/names.ts';
import { formatCount, formatNoOr } from '#lib/format/numbers.ts';

const NATIONS: readonly Nation[] = ['England', 'Scotland', 'Wales', 'Northern Ireland'];

/** What the scoreboard compares, how far it can be trusted yet, and who is counted apart. */
export function scoreboardNotes(roll: Roll, state: NightState): readonly string[] {
  const { declared } = state.tally;
  if (declared === 0) return [`${netWords(roll)}Shares begin with the first declaration.`];
  return [comparison(roll, state), ...borrowedBases(roll), ...spread(roll, state), ...people(roll, state)];
}

function netWords(roll: Roll): string {
  return roll.reference.election.baseName === ''
    ? ''
    : `Net is gains less losses against ${baseWords(roll)}. `;
}

function comparison(roll: Roll, { tally }: NightState): string {
  if (roll.reference.election.baseName === '')
    return 'Shares are of the United Kingdom. There is no earlier result to compare with.';
  const seats =
    tally.declared === 1
      ? 'the one declared seat with the same seat'
      : `the ${formatCount(tally.declared)} declared seats with the same seats`;
  return `Shares are of the United Kingdom and compare ${seats} in ${baseWords(roll)}.`;
}

function baseWords({ reference: { election } }: Roll): string {
  return election.baseIsNotional ? `${election.baseName} results, on the new boundaries` : election.baseName;
}

/** Parties whose change is measured from another party's votes. */
function borrowedBases(roll: Roll): readonly string[] {
  const pairs = roll.reference.parties.flatMap(({ name, baseName }) =>
    baseName === null ? [] : [`${name} with ${baseName}`],
  );
  return pairs.length === 0 ? [] : [`Compared across names: ${pairs.join('; ')}.`];
}

/** How representative the declared seats are, until all are in. */
function spread(roll: Roll, { tally }: NightState): readonly string[] {
  if (tally.declared === roll.seats) return [];
  const places = NATIONS.map(
    (nation) => `${formatNoOr(areaOf(roll, tally, nation).declared).replace(/^no$/, 'none')} in ${nation}`,
  );
  return [`So far ${listOf(places)}.`];
}

function people(roll: Roll, state: NightState): readonly string[] {
  const { independents, speaker } = seatsWon(roll, state);
  return [
    ...(independents.length === 0
      ? []
      : [
          `${independents.length === 1 ? 'Independent' : 'Independents'}: ${listOf(
            independents.map(({ candidate, constituency }) => `${candidate.name} (${constituency.name})`),
          )}.`,
        ]),
    ...(speaker === null ? [] : [`The Speaker, ${speaker.candidate.name}, is counted apart.`]),
  ];
}
