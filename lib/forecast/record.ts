/** What the back-test found on past nights, as data: pages print it, so that no figure of it is typed by hand. */
export interface ForecastRecord {
  /** Simulated nights a checkpoint. */
  readonly draws: number;
  readonly nights: readonly NightRecord[];
  /** How often 90 % intervals of the four parties with the most seats held the real number, over nights and checkpoints. */
  readonly intervals: Readonly<Record<RecordedMethod, IntervalRecord>>;
}

/** The model, and the two kinds of uniform swing that it has to beat. */
export type RecordedMethod = 'model' | 'uniform' | 'regional';

export interface NightRecord {
  /** Id of the election's pack, and its name in words. */
  readonly election: string;
  readonly name: string;
  /** Constants that were used, by their name in `model.json`. */
  readonly hyperparameters: string;
  readonly checkpoints: readonly CheckpointRecord[];
  /** Stated chances of the model's favourites against how often they won, over the checkpoints from 5 to 75 %. */
  readonly calibration: readonly RecordedBin[];
  /** Seats that were won in the end, by line. */
  readonly finalSeats: Readonly<Record<string, number>>;
  /** Seats that the biggest gainer of the night lost, as seen just before each declared. */
  readonly lost: readonly LostSeatRecord[];
}

export interface CheckpointRecord {
  /** Part of all seats that had declared, 0 to 1, and the seats that were scored because they were still open. */
  readonly part: number;
  readonly open: number;
  readonly scores: Readonly<Record<RecordedMethod, ScoreRecord>>;
  /** Expected and real changes of hands among the open seats. */
  readonly expectedChanges: number;
  readonly changes: number;
  /** The model's seats by line: mean, and both ends of the 90 % interval. */
  readonly totals: Readonly<Record<string, readonly [mean: number, low: number, high: number]>>;
}

export interface ScoreRecord {
  readonly logLoss: number;
  readonly brier: number;
}

export interface RecordedBin {
  /** Stated chances from `from` on, below `to`. */
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  /** Sum of the stated chances: how many were expected to be right. */
  readonly expected: number;
  readonly right: number;
}

export interface IntervalRecord {
  readonly covered: number;
  readonly of: number;
  readonly meanErrorSeats: number;
}

export interface LostSeatRecord {
  readonly name: string;
  readonly declaredBefore: number;
  /** 0 to 1. */
  readonly chanceOfLoss: number;
  readonly rank: number;
  readonly of: number;
}
