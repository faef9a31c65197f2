import { join } from 'node:path';
import { makeRoll } from '#lib/election/roll.ts';
import { changesBetween } from '#lib/forecast/changes.ts';
import { makeModel } from '#lib/forecast/model.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import { makeStudy } from '#lib/forecast/reading.ts';
import { compactForecast } from '#lib/sync/compact-forecast.ts';
import { encodeReading } from '#server/forecast/encode-reading.ts';
import { followForecast, makeNoiseOf } from '#server/forecast/followed-forecast.ts';
import { loadForecast } from '#server/forecast/load-forecast.ts';
import { DRAWS } from '#server/forecast/open-forecast.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { recordedResults } from '../backtest/recorded-results.ts';
import { ROOT } from '../launcher/paths.mjs';
import { ELECTION } from './launched-night.ts';
import { measureLoops } from './loop-delay.ts';
import { kilobytes, median, milliseconds, quantile } from './measurement.ts';

/** Every so many results there is time for a full reading. */
const RESULTS_PER_FULL_READING = 10;
const P95 = 0.95;

interface Samples {
  /** In the forecast's own thread. */
  readonly quick: number[];
  readonly full: number[];
  readonly point: number[];
  readonly encode: number[];
  /** In the process that serves, one after another and never at once. */
  readonly parse: number[];
  readonly compare: number[];
  readonly write: number[];
  /** Bytes: of a batch on the socket, and of a whole reading as brotli. */
  readonly batch: number[];
  readonly whole: number[];
}

/** What the forecast costs, result by result through a recorded night, in processor time of one thread. */
export async function measureForecast(): Promise<{ heading: string; body: string }> {
  const pack = await loadPack(join(ROOT, 'data', ELECTION));
  const roll = makeRoll(pack.reference);
  const { inputs, measures, hash } = await loadForecast(join(ROOT, 'data', 'forecast'), pack);
  const study = makeStudy(makeModel(roll, inputs, measures), measures, hash);
  const opening = { epoch: 'recorded', seq: 0, chain: '' };
  const forecast = followForecast(study, { noiseOf: makeNoiseOf(study), draws: DRAWS }, opening);
  const samples: Samples = {
    quick: [],
    full: [],
    point: [],
    encode: [],
    parse: [],
    compare: [],
    write: [],
    batch: [],
    whole: [],
  };
  const events = await recordedResults(roll, join(ROOT, 'data', 'nights', `${ELECTION}.ndjson`));
  let held = forecast.read(DRAWS.quick);
  for (const [index, event] of events.entries()) {
    forecast.add([event]);
    await timed(samples.point, () => forecast.advanceTrack());
    const reading = await timed(samples.quick, () => forecast.read(DRAWS.quick));
    if (index % RESULTS_PER_FULL_READING === 0) await timed(samples.full, () => forecast.read(DRAWS.full));
    const { forecast: body } = await timed(samples.encode, () => encodeReading(roll, reading));
    samples.whole.push(body.br.length);
    const text = body.identity.toString();
    const next = await timed(samples.parse, () => JSON.parse(text) as ForecastReading);
    const changes = await timed(samples.compare, () => changesBetween(held, next));
    if (changes !== null) {
      const batch = await timed(samples.write, () => JSON.stringify(compactForecast(roll, changes)));
      samples.batch.push(batch.length);
    }
    held = next;
  }
  return { heading: 'The forecast', body: `${words(samples, events.length)}\n\n${await measureLoops()}` };
}

/** Processor time of this thread, which other work on the machine does not lengthen. */
async function timed<Result>(into: number[], work: () => Result | Promise<Result>): Promise<Result> {
  const before = process.threadCpuUsage();
  const result = await work();
  const { user, system } = process.threadCpuUsage(before);
  into.push((user + system) / 1000);
  return result;
}

function words(samples: Samples, results: number): string {
  const row = (what: string, times: readonly number[]) =>
    `| ${what} | ${milliseconds(median(times))} | ${milliseconds(quantile(times, P95))} | ${milliseconds(Math.max(...times))} |`;
  const points = samples.point.filter((time) => time > median(samples.point));
  const allBatches = samples.batch.reduce((sum, bytes) => sum + bytes, 0);
  return `Processor time of one thread, result by result through the ${results} of ${ELECTION}. What the serving process does with a reading is
done in pieces, and between two of them it answers others.

| What | Median | 95 % | Longest |
|---|---|---|---|
${row(`Thread: a quick reading, ${DRAWS.quick} draws`, samples.quick)}
${row(`Thread: a full one, ${DRAWS.full.toLocaleString('en-GB')} draws, with the one before it`, samples.full)}
${row('Thread: a point of the path', points)}
${row('Thread: its bytes', samples.encode)}
${row('Serving process: reads it', samples.parse)}
${row('Serving process: finds what moved', samples.compare)}
${row('Serving process: writes the batch', samples.write)}

A batch on the socket has ${kilobytes(median(samples.batch))} by the median and ${kilobytes(quantile(samples.batch, P95))} at 95 %; all of the night's have ${kilobytes(allBatches)}. A whole reading has
${kilobytes(Math.max(...samples.whole))} at most, as brotli.`;
}
