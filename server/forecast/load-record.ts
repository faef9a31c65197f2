import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ForecastRecord } from '#lib/forecast/record.ts';

const share = z.number().min(0).max(1);
const count = z.number().int().min(0);
const score = z.strictObject({ logLoss: z.number(), brier: z.number() });
const interval = z.strictObject({ covered: count, of: count, meanErrorSeats: z.number() });

const checkpoint = z.strictObject({
  part: share,
  open: count,
  scores: z.strictObject({ model: score, uniform: score, regional: score }),
  expectedChanges: z.number(),
  changes: count,
  totals: z.record(z.string(), z.tuple([z.number(), count, count])),
});

const lostSeat = z.strictObject({
  name: z.string(),
  declaredBefore: count,
  chanceOfLoss: share,
  rank: count,
  of: count,
});

const night = z.strictObject({
  election: z.string(),
  name: z.string(),
  hyperparameters: z.string(),
  checkpoints: z.array(checkpoint),
  calibration: z.array(
    z.strictObject({ from: share, to: share, cases: count, expected: z.number(), right: count }),
  ),
  finalSeats: z.record(z.string(), count),
  lost: z.array(lostSeat),
});

const recordSchema = z.strictObject({
  draws: count,
  nights: z.array(night),
  intervals: z.strictObject({ model: interval, uniform: interval, regional: interval }),
});

/**
 * What the back-test found, from the packs' folder, as `npm run backtest -- --write` made it; null in a folder without it.
 * Throws on a file that is not as its schema says.
 */
export async function readForecastRecord(packsFolder: string): Promise<ForecastRecord | null> {
  const path = join(packsFolder, 'forecast', 'record.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const parsed = recordSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${path} is not as expected: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

declare global {
  /** Handed to the pages by the server's entry, as the night is. */
  var declaredForecastRecord: ForecastRecord | null | undefined;
}
