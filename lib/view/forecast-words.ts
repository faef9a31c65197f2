import { abbreviationOf } from '#lib/election/derive/result-summary.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Group } from '#lib/forecast/inputs.ts';
import type { Contender, ExpectedLosses, PublishedForecast } from '#lib/forecast/published.ts';
import { RISK_BANDS, type RiskBand, type ShownChance } from '#lib/forecast/shown.ts';
import { capitalised, collectiveName, standingName } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** Bands that are listed, the most endangered first; the rest is unlikely, and a list of it would be noise. */
export const LISTED_BANDS: readonly RiskBand[] = RISK_BANDS.filter((band) => band !== 'unlikely');

export const BAND_TITLES: Readonly<Record<RiskBand, string>> = {
  likelyLoss: 'Likely to fall',
  tossUp: 'Toss-up',
  atRisk: 'At risk',
  watch: 'To keep an eye on',
  unlikely: 'Unlikely to fall',
};

/** The chance that a band stands for, in words. */
export const BAND_RANGES: Readonly<Record<RiskBand, string>> = {
  likelyLoss: 'more than 60%',
  tossUp: '40% to 60%',
  atRisk: '20% to 40%',
  watch: '5% to 20%',
  unlikely: 'under 5%',
};

const LEAST: ShownChance = 5;
const MOST: ShownChance = 95;

/** A chance in steps of five: "about 65%". The ends are open, because nobody knows what is beyond them. */
export function chanceWords(chance: ShownChance): string {
  if (chance <= LEAST) return 'under 10%';
  return chance >= MOST ? 'over 90%' : `about ${chance}%`;
}

/** The chance that a seat falls, which may be smaller than any that is listed. */
export function riskWords(band: RiskBand, chance: ShownChance): string {
  return band === 'unlikely'
    ? BAND_RANGES.unlikely
    : band === 'watch'
      ? `about ${chance}%`
      : chanceWords(chance);
}

/** A chance of something about the whole House, as a word that stands alone. */
export function likelihood(chance: ShownChance): string {
  if (chance >= MOST) return 'almost certain';
  if (chance > 80) return 'very likely';
  if (chance > 60) return 'likely';
  if (chance >= 40) return 'as likely as not';
  return chance > 15 ? 'unlikely' : 'very unlikely';
}

/** Groups of features, as a reader would call them. */
export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  national: 'The country as a whole',
  nation: 'Scotland or Wales',
  region: 'The region',
  contest: 'Who was first and second last time',
  demographics: 'The people who live there',
  ownShare: 'How strong it was here',
  incumbency: 'Whether the MP stands again',
  battleground: 'How close it looked at 22:00',
  candidate: 'A sitting MP of no other slot',
  candidates: 'Who else stands',
};

/** A page made from the night alone. */
export const NO_FORECAST: PublishedForecast = { kind: 'unavailable', why: 'none' };

/** The line of all who stand for no party that the model follows. */
const OTHERS = 'others';

/** A line or contender as in a table: "Labour", "Others". */
export function lineName(roll: Roll, standing: Standing | null): string {
  return standing === null ? capitalised(OTHERS) : standingName(roll, standing);
}

/** The tag of a line; all others together have one in the colour of those who stand for no party. */
export function lineTag(roll: Roll, standing: Standing | null): TagView {
  if (standing !== null) return tagOf(roll, standing);
  return { ...tagOf(roll, 'independent'), letters: 'Oth', letter: 'O', name: 'Others' };
}

/** A contender as the subject of a sentence: "Labour", "the Conservatives", "an independent", "another candidate". */
export function contenderSubject(roll: Roll, { standing }: Pick<Contender, 'standing'>): string {
  return standing === null ? 'another candidate' : collectiveName(roll, standing);
}

/** The same where room is short: "Lab", "Ind", "other". */
export function contenderShort(roll: Roll, { standing }: Contender): string {
  return standing === null ? 'other' : abbreviationOf(roll, standing);
}

/** "We expect about 4 of the 167 Labour seats still to declare to fall; we do not know which." */
export function lossesSentence(roll: Roll, losses: ExpectedLosses): string {
  const whose = losses.standing === null ? 'other' : standingName(roll, losses.standing);
  if (losses.open === 1) {
    const expected = losses.expected === 0 ? 'do not expect' : 'expect';
    return `We ${expected} the one ${whose} seat still to declare to fall.`;
  }
  const of = `of the ${formatCount(losses.open)} ${whose} seats still to declare to fall`;
  if (losses.expected === 0) return `We expect none or one ${of}.`;
  if (losses.expected === losses.open) return `We expect all or nearly all ${of}.`;
  return `We expect about ${formatCount(losses.expected)} ${of}; we do not know which.`;
}

/** The same of all defending parties together. */
export function changesSentence(open: number, expected: number): string {
  const seats = open === 1 ? 'the one seat' : `the ${formatCount(open)} seats`;
  if (open === 1)
    return `We ${expected === 0 ? 'do not expect' : 'expect'} ${seats} still to declare to change hands.`;
  if (expected === 0) return `We expect none or one of ${seats} still to declare to change hands.`;
  return `We expect about ${formatCount(expected)} of ${seats} still to declare to change hands; we do not know which.`;
}

/** All defending parties together. */
export function allLosses(losses: readonly ExpectedLosses[]): {
  readonly open: number;
  readonly expected: number;
} {
  return {
    open: losses.reduce((sum, { open }) => sum + open, 0),
    expected: losses.reduce((sum, { expected }) => sum + expected, 0),
  };
}

/** Whole seats; of less than half a one it is said. */
export function expectedWords(expected: number): string {
  return expected === 0 ? 'under 1' : formatCount(expected);
}

/** What the forecast is, in a line or two under every list of it. */
export const FORECAST_METHOD =
  'From the results so far, the polls and the exit poll, and how seats like each other have moved. Chances are rounded to steps of five and can be wrong. Northern Ireland is less certain than the rest.';

/** Why there is no forecast, in public; null where nothing is to be said of it at all. */
export function absenceWords(forecast: PublishedForecast): string | null {
  switch (forecast.kind) {
    case 'shown':
    case 'embargoed':
      return null;
    case 'hidden':
      return `The forecast has been taken off this site. ${forecast.note}`;
    case 'unavailable':
      return UNAVAILABLE[forecast.why];
    default:
      return forecast satisfies never;
  }
}

type Unavailable = Extract<PublishedForecast, { readonly kind: 'unavailable' }>;

const UNAVAILABLE: Readonly<Record<Unavailable['why'], string | null>> = {
  none: null,
  starting: 'The forecast is being worked out. It appears here by itself, or when you load this page again.',
  failed:
    'The forecast failed and is being worked out again. It appears here by itself, or when you load this page again.',
};
