import type { PartyId } from '#lib/election/ids.ts';
import type { ElectionInfo } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { ForecastRecord, NightRecord, RecordedMethod } from '#lib/forecast/record.ts';
import { standingName } from '#lib/format/names.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import type { CalibrationRow } from './forecast-score-view.ts';

/** How the figures of the site are made, and how good the forecast was on past nights. */
export interface MethodView {
  /** "the 2019 result recomputed on the new boundaries". */
  readonly base: string;
  readonly baseIsNotional: boolean;
  readonly majority: string;
  /** Null where nobody measured it. */
  readonly record: RecordView | null;
}

export interface RecordView {
  /** What it did on the night that was the fair test, in sentences. */
  readonly words: readonly string[];
  readonly scores: readonly ScoreRow[];
  /** By how much had declared, of the night that was the fair test. */
  readonly checkpoints: ScoreTable;
  readonly totals: TotalsTable;
  readonly calibration: readonly CalibrationRow[];
  readonly lost: readonly LostRow[];
  readonly intervals: string;
  readonly draws: string;
}

/** A night, with the mean over its five checkpoints. */
export interface ScoreRow {
  readonly key: string;
  readonly name: string;
  /** Whether the constants had seen the night. */
  readonly seen: string;
  readonly model: string;
  readonly uniform: string;
  readonly regional: string;
}

export interface ScoreTable {
  readonly caption: string;
  readonly rows: readonly (Omit<ScoreRow, 'seen'> & { readonly open: string; readonly changes: string })[];
}

export interface TotalsTable {
  readonly caption: string;
  readonly parties: readonly string[];
  /** The last row is what happened. */
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly cells: readonly string[];
  }[];
}

export interface LostRow {
  readonly key: string;
  readonly name: string;
  readonly declared: string;
  readonly chance: string;
  readonly rank: string;
}

/** Over these checkpoints the means are taken: before the first there is no result, after the last too few seats. */
const MEAN_FROM = 0.05;
const MEAN_TO = 0.75;
/** Parties whose totals are shown: those with the most seats over the nights. */
const PARTIES_SHOWN = 4;

export function methodView(roll: Roll, record: ForecastRecord | null): MethodView {
  const { election } = roll.reference;
  return {
    base: baseWords(election),
    baseIsNotional: election.baseIsNotional,
    majority: `${formatCount(roll.seatsForMajority)} of ${formatCount(roll.seats)}`,
    record: record === null || record.nights.length === 0 ? null : recordView(roll, record),
  };
}

function baseWords({ baseName, baseIsNotional }: ElectionInfo): string {
  return baseIsNotional
    ? `${baseName}, the last general election recomputed on the new boundaries`
    : baseName;
}

function recordView(roll: Roll, record: ForecastRecord): RecordView {
  const fair = record.nights.find((night) => !hasSeen(night)) ?? record.nights[record.nights.length - 1];
  if (fair === undefined) throw new Error('A record has a night at the least');
  const parties = partiesOf(record).filter((line) => roll.parties.has(line));
  return {
    words: wordsOf(record, fair),
    scores: record.nights.map((night) => ({
      key: night.election,
      name: night.name,
      seen: hasSeen(night) ? 'seen' : 'not seen',
      model: meanPair(night, 'model'),
      uniform: meanPair(night, 'uniform'),
      regional: meanPair(night, 'regional'),
    })),
    checkpoints: checkpointsOf(fair),
    totals: totalsOf(roll, fair, parties),
    calibration: calibrationOf(record.nights),
    lost: lostOf(fair),
    intervals: intervalWords(record),
    draws: `${formatCount(record.draws)} simulated nights at each checkpoint.`,
  };
}

/** Constants trained on earlier nights alone have not seen a night: they say up to which year they were trained. */
function hasSeen({ hyperparameters, election }: NightRecord): boolean {
  const trainedTo = /^trained-\d{4}-(\d{4})$/.exec(hyperparameters)?.[1];
  const year = /\d{4}/.exec(election)?.[0];
  return trainedTo === undefined || year === undefined || Number(trainedTo) >= Number(year);
}

function partiesOf({ nights }: ForecastRecord): readonly PartyId[] {
  const lines = new Map<string, number>();
  for (const { finalSeats } of nights) {
    for (const [line, seats] of Object.entries(finalSeats)) lines.set(line, (lines.get(line) ?? 0) + seats);
  }
  return [...lines]
    .sort(([, left], [, right]) => right - left)
    .slice(0, PARTIES_SHOWN)
    .map(([line]) => line as PartyId);
}

function meansOf({ checkpoints }: NightRecord) {
  return checkpoints.filter(({ part }) => part >= MEAN_FROM && part <= MEAN_TO);
}

function mean(night: NightRecord, method: RecordedMethod, score: 'logLoss' | 'brier'): number {
  const chosen = meansOf(night);
  return chosen.reduce((sum, { scores }) => sum + scores[method][score], 0) / chosen.length;
}

function meanPair(night: NightRecord, method: RecordedMethod): string {
  return pair(mean(night, method, 'logLoss'), mean(night, method, 'brier'));
}

function pair(logLoss: number, brier: number): string {
  return `${logLoss.toFixed(3)} / ${brier.toFixed(3)}`;
}

function wordsOf(record: ForecastRecord, fair: NightRecord): readonly string[] {
  const better = Math.round(100 * (1 - mean(fair, 'model', 'brier') / mean(fair, 'uniform', 'brier')));
  const quiet = record.nights
    .filter((night) => night !== fair)
    .map((night) => {
      const gain = Math.round(100 * (1 - mean(night, 'model', 'brier') / mean(night, 'uniform', 'brier')));
      return `${gain}% on ${night.name}`;
    });
  const top = fair.lost.filter(({ rank }) => rank <= 5).length;
  return [
    `${fair.name}, which its constants had not seen: its mean Brier score is ${better}% lower than that of one swing for all${quiet.length === 0 ? '' : `; ${quiet.join(' and ')}, which they had`}.`,
    `Of the ${counted(fair.lost.length, 'seat')} that the night’s biggest gainer lost, ${formatCount(top)} stood among the five most endangered of their list just before they declared. The others were missed, and stand below with the rest.`,
  ];
}

function checkpointsOf(night: NightRecord): ScoreTable {
  return {
    caption: `${night.name}: log loss / Brier score of the seats still open`,
    rows: night.checkpoints.map(({ part, open, scores, expectedChanges, changes }) => ({
      key: String(part),
      name: `${Math.round(100 * part)}% declared`,
      open: formatCount(open),
      model: pair(scores.model.logLoss, scores.model.brier),
      uniform: pair(scores.uniform.logLoss, scores.uniform.brier),
      regional: pair(scores.regional.logLoss, scores.regional.brier),
      changes: `${formatCount(Math.round(expectedChanges))} / ${formatCount(changes)}`,
    })),
  };
}

function totalsOf(roll: Roll, night: NightRecord, parties: readonly PartyId[]): TotalsTable {
  return {
    caption: `${night.name}: seats as forecast, with the range of nine in ten`,
    parties: parties.map((party) => standingName(roll, party)),
    rows: [
      ...night.checkpoints.map(({ part, totals }) => ({
        key: String(part),
        name: `${Math.round(100 * part)}% declared`,
        cells: parties.map((party) => {
          const [expected = 0, low = 0, high = 0] = totals[party] ?? [];
          const real = night.finalSeats[party] ?? 0;
          return `${Math.round(expected)} (${low} to ${high})${real < low || real > high ? ' missed' : ''}`;
        }),
      })),
      {
        key: 'real',
        name: 'What happened',
        cells: parties.map((party) => formatCount(night.finalSeats[party] ?? 0)),
      },
    ],
  };
}

/** All nights together: a seat counts at each checkpoint at which it was open. */
function calibrationOf(nights: readonly NightRecord[]): readonly CalibrationRow[] {
  const bins = Map.groupBy(
    nights.flatMap(({ calibration }) => calibration),
    ({ from }) => from,
  );
  return [...bins].map(([from, own]) => {
    const sum = (figure: (bin: (typeof own)[number]) => number) =>
      own.reduce((total, bin) => total + figure(bin), 0);
    const cases = sum((bin) => bin.cases);
    const stated = Math.round((100 * sum((bin) => bin.expected)) / Math.max(1, cases));
    const won = Math.round((100 * sum((bin) => bin.right)) / Math.max(1, cases));
    const to = Math.round(100 * (own[0]?.to ?? 1));
    const low = Math.round(100 * from);
    return {
      key: String(from),
      range: low === 0 ? `under ${to}%` : to === 100 ? `${low}% and more` : `${low}% to ${to}%`,
      seats: formatCount(cases),
      stated: `${Math.min(99, stated)}%`,
      won: `${won}%`,
      drawn: cases === 0 ? null : { stated: `${stated}%`, won: `${won}%` },
    };
  });
}

function lostOf({ lost }: NightRecord): readonly LostRow[] {
  return lost.map(({ name, declaredBefore, chanceOfLoss, rank, of }) => ({
    key: name,
    name,
    declared: formatCount(declaredBefore),
    chance: chanceOfLoss < 0.05 ? 'under 5%' : `${Math.round(100 * chanceOfLoss)}%`,
    rank: `${formatCount(rank)} of ${formatCount(of)}`,
  }));
}

function intervalWords(record: ForecastRecord): string {
  const { model, uniform } = record.intervals;
  return `Of ${formatCount(model.of)} ranges of nine in ten (${counted(record.nights.length, 'night')}, five checkpoints, ${PARTIES_SHOWN} parties) ${formatCount(model.covered)} held the real number; the middle was wrong by ${model.meanErrorSeats} seats on average. Of one swing for all, ${formatCount(uniform.covered)} did, and it was wrong by ${uniform.meanErrorSeats}.`;
}
