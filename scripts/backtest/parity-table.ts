import {
  type Apart,
  differences,
  modelWith,
  type OtherImplementation,
  OURS,
  otherImplementation,
  seatsBeyond,
  type Taken,
} from './parity.ts';
import { table } from './tables.ts';

/** Where the other implementation's chances and readings lie. */
const FIXTURES = 'tests/fixtures/forecast';
/** With fewer, chance alone moves single seats by more than the limits. */
export const PARITY_DRAWS = 4000;
const NEAR = 0.03;
const FAR = 0.1;

/** Each row has the readings of those above it. */
const STEPS: readonly (readonly [words: string, taken: Partial<Taken>])[] = [
  ['none: ours', {}],
  ['one sitting member a seat', { oneSittingMember: true }],
  ['and its main challenger where two are equally near', { mainChallenger: true }],
  ['and ages of the census, of all people', { censusAges: true }],
  ['and its members of the exit poll\u2019s ensemble', { members: true }],
];

/** Compares with the other implementation, taking over its readings one after another: seconds for each, half a minute for the last. */
export async function parityTable(data: string, say: (line: string) => void): Promise<string> {
  const other = await otherImplementation(data, FIXTURES);
  let taken: Taken = OURS;
  const rows: string[][] = [];
  for (const [words, more] of STEPS) {
    taken = { ...taken, ...more };
    say(`parity: ${words}`);
    rows.push([
      withNumbers(words, other),
      ...cellsOf(differences(other, modelWith(other, taken), PARITY_DRAWS)),
    ]);
  }
  return [
    `${PARITY_DRAWS} draws. Chances of which either is at least 0.005; seats are named of which some chance is further than ${FAR} away.`,
    table(
      [
        'Reading of the other implementation',
        'compared',
        `within ${NEAR}`,
        `beyond ${FAR}`,
        'farthest',
        'seats',
      ],
      rows,
    ),
  ].join('\n\n');
}

function withNumbers(words: string, { readings, inputs }: OtherImplementation): string {
  const { exitPollMembers: own } = inputs.hyperparameters;
  return words.replace('its members', `${readings.exitPollMembers} members instead of ${own}`);
}

function cellsOf(all: readonly Apart[]): readonly string[] {
  const count = (limit: number) => all.filter(({ by }) => by > limit).length;
  return [
    String(all.length),
    (1 - count(NEAR) / all.length).toFixed(3),
    String(count(FAR)),
    Math.max(...all.map(({ by }) => by)).toFixed(3),
    seatsBeyond(all, FAR).join(', ') || '\u2013',
  ];
}
