import { resolve } from 'node:path';
import type { ReviseCode } from './library-records.ts';
import { closeOfPoll, instant, utcOfLondon } from './london-time.ts';
import type { Report } from './problems.ts';
import { readConstituencies } from './read-library.ts';
import type { ExpectedSource, Recipe } from './recipe.ts';
import { readOverlaps } from './side-tables.ts';

const MINUTE_MS = 60_000;

/** An estimate is not said more finely than it is known: the median error against 2024 was 51 minutes. */
const ESTIMATE_STEP_MINUTES = 15;

/**
 * Expected declarations as UTC instants by code: the time after the close of poll that the election before
 * took in the same seat, or, on new boundaries, in the seats it is made of, weighted by where its people come
 * from.
 */
export async function readExpectedTimes(
  from: string,
  recipe: Recipe,
  source: ExpectedSource,
  revise: ReviseCode,
  report: Report,
): Promise<Map<string, string>> {
  const before = await readConstituencies(resolve(from, source.constituencies), (code) => code, report);
  const closeBefore = Date.parse(closeOfPoll(source.pollDate));
  const minutes = new Map(
    before.flatMap((each) =>
      each.declaredLocal === null
        ? []
        : [[each.ons, (Date.parse(utcOfLondon(each.declaredLocal)) - closeBefore) / MINUTE_MS] as const],
    ),
  );
  const close = Date.parse(closeOfPoll(recipe.pollDate));
  const taken =
    source.kind === 'sameSeats'
      ? minutes
      : await weightedMinutes(resolve(from, source.overlaps), minutes, revise, report);
  return new Map([...taken].map(([ons, after]) => [ons, instant(close + roundedMinutes(after) * MINUTE_MS)]));
}

async function weightedMinutes(
  path: string,
  minutes: ReadonlyMap<string, number>,
  revise: ReviseCode,
  report: Report,
): Promise<Map<string, number>> {
  const overlaps = await readOverlaps(path, revise, report);
  const known = overlaps.filter((overlap) => minutes.has(overlap.old) && overlap.shareOfNew > 0);
  return new Map(
    [...Map.groupBy(known, (overlap) => overlap.new)].map(([ons, parts]) => {
      const weight = parts.reduce((sum, part) => sum + part.shareOfNew, 0);
      const total = parts.reduce((sum, part) => sum + part.shareOfNew * (minutes.get(part.old) ?? 0), 0);
      return [ons, total / weight];
    }),
  );
}

function roundedMinutes(minutes: number): number {
  return Math.round(minutes / ESTIMATE_STEP_MINUTES) * ESTIMATE_STEP_MINUTES;
}
