import { type Evaluation, MEAN_PARTS, type Method } from './evaluate.ts';
import type { LostSeat, Picking } from './lost-seats.ts';
import type { TotalScore } from './scores.ts';

/** The slots whose totals are scored: those with the most seats over the given nights. */
export const SCORED_TOTALS = 4;

const percent = (part: number) => `${Math.round(100 * part)} %`;
const three = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : '–');
const two = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '–');
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

/** A table of Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');
}

export function scoreTable(election: string, evaluations: readonly Evaluation[]): string {
  const pair = (each: Evaluation, method: Method) =>
    `${three(each.scores[method].logLoss)} / ${three(each.scores[method].brier)}`;
  const rows = evaluations.map((each) => [
    election,
    percent(each.part),
    each.scores.model.open,
    pair(each, 'model'),
    pair(each, 'uniform'),
    pair(each, 'regional'),
    pair(each, 'hold'),
    `${two(each.scores.model.auc)} / ${two(each.scores.uniform.auc)}`,
    `${three(each.scores.model.calibration)} / ${three(each.scores.uniform.calibration)}`,
    `${each.expectedChanges.toFixed(0)} / ${each.changes}`,
  ]);
  const heads = [
    'night',
    'declared',
    'left',
    'model',
    'uniform swing',
    'regional',
    'hold',
    'AUC model / uniform',
    'ECE model / uniform',
    'changes expected / real',
  ];
  return table(heads, [...rows, ...meanRow(election, evaluations)]);
}

function meanRow(election: string, evaluations: readonly Evaluation[]): readonly (readonly string[])[] {
  const mean = (method: Method, score: 'logLoss' | 'brier' | 'auc') => meanOf(evaluations, method, score);
  const pair = (method: Method) => `**${three(mean(method, 'logLoss'))} / ${three(mean(method, 'brier'))}**`;
  const aucs = `${two(mean('model', 'auc'))} / ${two(mean('uniform', 'auc'))}`;
  return [
    [
      election,
      'mean 5–75 %',
      '',
      pair('model'),
      pair('uniform'),
      pair('regional'),
      pair('hold'),
      aucs,
      '',
      '',
    ],
  ];
}

/** Mean of a score over the checkpoints from 5 to 75 per cent. */
export function meanOf(
  evaluations: readonly Evaluation[],
  method: Method,
  score: 'logLoss' | 'brier' | 'auc',
): number {
  const chosen = evaluations.filter(({ part }) => MEAN_PARTS.includes(part));
  return chosen.reduce((sum, each) => sum + each.scores[method][score], 0) / chosen.length;
}

export function totalsTable(
  election: string,
  ids: readonly string[],
  actual: readonly number[],
  evaluations: readonly Evaluation[],
): string {
  const cell = ({ mean, low, high, covered }: TotalScore) =>
    `${mean.toFixed(0)} [${low}, ${high}]${covered ? '' : ' ✗'}`;
  const rows = evaluations.map((each) => [election, percent(each.part), ...each.totals.model.map(cell)]);
  return table(['night', 'declared', ...ids], [...rows, [election, 'real', ...actual.map(String)]]);
}

export interface Coverage {
  readonly covered: number;
  readonly of: number;
  readonly error: number;
}

/** How often the 90 % intervals of the given slots held the real number, from 5 to 75 per cent, and the mean error. */
export function coverageOf(
  evaluations: readonly Evaluation[],
  slots: readonly number[],
  method: 'model' | 'uniform' | 'regional',
): Coverage {
  const scores = evaluations
    .filter(({ part }) => MEAN_PARTS.includes(part))
    .flatMap(({ totals }) => slots.map((slot) => totals[method][slot]))
    .filter((score) => score !== undefined);
  return {
    covered: scores.filter(({ covered }) => covered).length,
    of: scores.length,
    error: scores.reduce((sum, { error }) => sum + error, 0) / scores.length,
  };
}

export function pickingTable(rows: readonly { election: string; part: number; picking: Picking }[]): string {
  return table(
    ['night', 'declared', 'held by', 'open', 'lost', 'expected', 'in top ten', 'in top twenty', 'AUC'],
    rows.map(({ election, part, picking }) => [
      election,
      percent(part),
      picking.slot,
      picking.held,
      picking.lost,
      picking.expected.toFixed(1),
      picking.inTopTen,
      picking.inTopTwenty,
      two(picking.auc),
    ]),
  );
}

export function lostTable(rows: readonly { election: string; seat: LostSeat }[]): string {
  return table(
    ['night', 'seat', 'declared before', 'chance of loss', 'rank'],
    rows.map(({ election, seat }) => [
      election,
      seat.name,
      seat.declaredBefore,
      two(seat.chanceOfLoss),
      `${seat.rank} of ${seat.of}`,
    ]),
  );
}
