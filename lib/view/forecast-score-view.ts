import type { ConstituencyId } from '#lib/election/ids.ts';
import { candidatesOf, constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { CalibrationBin, Contender, ForecastScore } from '#lib/forecast/published.ts';
import type { RiskBand } from '#lib/forecast/shown.ts';
import { counted, formatCount, UNKNOWN } from '#lib/format/numbers.ts';
import { BAND_RANGES, BAND_TITLES, chanceWords, lineName, lineTag } from './forecast-words.ts';
import type { TagView } from './tag-view.ts';

/** How right the forecast has been so far, with everything that it missed. */
export interface ScoreView {
  /** "Of the 153 seats that it put as likely to fall, 147 fell." */
  readonly sentence: string;
  /** Brier score beside uniform swing's, in a sentence; null before a seat. */
  readonly brier: string | null;
  readonly bands: readonly BandScoreRow[];
  readonly calibration: readonly CalibrationRow[];
  readonly misses: readonly MissRow[];
  readonly missesTitle: string;
}

export interface BandScoreRow {
  readonly band: RiskBand;
  readonly title: string;
  readonly range: string;
  readonly seats: string;
  readonly fell: string;
  /** "96%", whole per cents: what happened, and so no probability; an en dash without a seat. */
  readonly share: string;
}

export interface CalibrationRow {
  readonly key: string;
  /** "90% to 95%". */
  readonly range: string;
  readonly seats: string;
  readonly stated: string;
  readonly won: string;
  /** Places on a strip from 0 to 100 per cent, as SVG attributes; null without a seat. */
  readonly drawn: { readonly stated: string; readonly won: string } | null;
}

export interface MissRow {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  readonly favourite: TagView;
  readonly chance: string;
  readonly winner: TagView;
  readonly winnerName: string;
  readonly winnerChance: string;
}

export function scoreView(roll: Roll, score: ForecastScore): ScoreView {
  const { misses, seats } = score;
  return {
    sentence: sentenceOf(score),
    brier: brierWords(score),
    bands: score.bands.map(({ band, seats: own, lost }) => ({
      band,
      title: BAND_TITLES[band],
      range: BAND_RANGES[band],
      seats: formatCount(own),
      fell: formatCount(lost),
      share: own === 0 ? UNKNOWN : wholePercent(lost, own),
    })),
    calibration: score.calibration.map(calibrationRow),
    missesTitle:
      misses.length === 0
        ? 'Every favourite has won so far'
        : `${counted(misses.length, 'seat')} of ${formatCount(seats)} that the favourite did not win`,
    misses: misses.map(({ constituencyId, favourite, chance, winner, winnerChance }) => {
      const { id, slug, name } = constituencyOf(roll, constituencyId);
      return {
        id,
        slug,
        name,
        favourite: lineTag(roll, favourite.standing),
        chance: chanceWords(chance),
        winner: lineTag(roll, winner.standing),
        winnerName: nameOf(roll, id, winner),
        winnerChance: chanceWords(winnerChance),
      };
    }),
  };
}

/** A person who stands for no party by name. */
function nameOf(roll: Roll, id: ConstituencyId, { candidateId, standing }: Contender): string {
  const candidates = candidatesOf(constituencyOf(roll, id), undefined);
  const person = candidateId === null ? undefined : candidates.find((each) => each.id === candidateId);
  const isPerson = standing === null || standing === 'independent';
  return isPerson && person !== undefined ? person.name : lineName(roll, standing);
}

function sentenceOf({ seats, bands }: ForecastScore): string {
  if (seats === 0) return 'No seat has declared that it could be judged by.';
  const likely = bands.find(({ band }) => band === 'likelyLoss');
  const unlikely = bands.find(({ band }) => band === 'unlikely');
  const parts = [
    likely === undefined || likely.seats === 0
      ? null
      : `Of the ${counted(likely.seats, 'seat')} that it put as likely to fall just before they declared, ${formatCount(likely.lost)} fell.`,
    unlikely === undefined || unlikely.seats === 0
      ? null
      : `Of the ${counted(unlikely.seats, 'seat')} that it did not list at all, ${unlikely.lost === 0 ? 'none' : formatCount(unlikely.lost)} fell.`,
  ].filter((each) => each !== null);
  return parts.length === 0 ? `${counted(seats, 'seat')} can be judged so far.` : parts.join(' ');
}

function brierWords({ brier, uniformSwingBrier }: ForecastScore): string | null {
  if (brier === null) return null;
  const own = `Its Brier score so far is ${thousandths(brier)}`;
  if (uniformSwingBrier === null) return `${own}; 0 is perfect and 2 is always wrong.`;
  const than = brier < uniformSwingBrier ? 'better' : brier > uniformSwingBrier ? 'worse' : 'level';
  return `${own}. One swing for all, of the same seats at the same moments, has ${thousandths(uniformSwingBrier)}: the forecast is ${than}. 0 is perfect, 2 is always wrong.`;
}

function thousandths(score: number): string {
  return (score / 1000).toFixed(3);
}

function calibrationRow({ from, below, seats, won, stated }: CalibrationBin): CalibrationRow {
  const most = Math.min(100, below);
  return {
    key: String(from),
    range: from === 0 ? `under ${most}%` : most === 100 ? `${from}% and more` : `${from}% to ${most}%`,
    seats: formatCount(seats),
    stated: seats === 0 ? UNKNOWN : chanceNear(stated),
    won: seats === 0 ? UNKNOWN : `${formatCount(won)} (${wholePercent(won, seats)})`,
    drawn: seats === 0 ? null : { stated: `${stated}%`, won: `${Math.round((100 * won) / seats)}%` },
  };
}

/** A mean of stated chances: whole per cents, and never the certainty that none of them had. */
function chanceNear(percent: number): string {
  return `${Math.min(99, Math.max(1, percent))}%`;
}

function wholePercent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)}%`;
}
