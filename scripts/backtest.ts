import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ForecastRecord, RecordedMethod } from '#lib/forecast/record.ts';
import { bestSd, evaluate, swingTuning } from './backtest/evaluate.ts';
import { lostByTheGainer, pickingAt } from './backtest/lost-seats.ts';
import { parityTable } from './backtest/parity-table.ts';
import { recordOf } from './backtest/record.ts';
import { replayedNight } from './backtest/replayed-night.ts';
import {
  coverageOf,
  lostTable,
  pickingTable,
  SCORED_TOTALS,
  scoreTable,
  totalsTable,
} from './backtest/tables.ts';
import { timingOf } from './backtest/timing.ts';

const USAGE = `Replays recorded nights in the order of declaration and scores the forecast against three baselines.
  npm run backtest -- [PACK…] [--data DIR] [--draws N] [--write]
  npm run backtest -- --parity [--data DIR] [--write]
PACK: folders of DIR (data) with a recorded night in DIR/nights; at least two, because each baseline is tuned on the others.
--draws: simulated nights a checkpoint (2000). --write: puts the tables into docs/FORECAST.md, and the figures into DIR/forecast/record.json.
--parity: compares with another implementation of the model instead, with our readings of the report and with its own.`;
const DOCUMENT = 'docs/FORECAST.md';
const MARKS = ['<!-- backtest: made by npm run backtest -- --write -->', '<!-- end of backtest -->'] as const;
const PARITY_MARKS = [
  '<!-- parity: made by npm run backtest -- --parity --write -->',
  '<!-- end of parity -->',
] as const;
const DRAWS = 2000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: 'data' },
    draws: { type: 'string', default: String(DRAWS) },
    write: { type: 'boolean', default: false },
    parity: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const packs = positionals.length === 0 ? ['ge2017', 'ge2019', 'ge2024'] : positionals;
const draws = Number(values.draws);
if (values.help) {
  console.log(USAGE);
} else if (values.parity) {
  const text = await parityTable(values.data, say);
  console.log(`\n${text}`);
  if (values.write) await writeInto(DOCUMENT, PARITY_MARKS, text);
} else if (packs.length < 2 || !Number.isInteger(draws) || draws < 100) {
  console.error(
    `Received ${process.argv.slice(2).join(' ')}; expected two packs or more, and 100 draws or more.\n\n${USAGE}`,
  );
  process.exitCode = 2;
} else {
  const { text, record } = await backtest();
  console.log(`\n${text}`);
  if (values.write) {
    await writeInto(DOCUMENT, MARKS, text);
    await writeFile(join(values.data, 'forecast', 'record.json'), `${JSON.stringify(record, null, 2)}\n`);
  }
}

async function backtest(): Promise<{ readonly text: string; readonly record: ForecastRecord }> {
  const nights = [];
  for (const pack of packs) {
    say(`${pack}: loading, polls, exit poll`);
    nights.push(await replayedNight(values.data, pack));
  }
  const tuned = nights.map((night) => {
    say(`${night.election}: uniform swing at every noise`);
    return { night, tuning: swingTuning(night) };
  });
  const results = tuned.map(({ night }) => {
    say(`${night.election}: checkpoints, ${draws} draws`);
    const rest = tuned.filter((each) => each.night !== night);
    const tunings = rest.map(({ tuning }) => tuning);
    const evaluations = evaluate(night, draws, { tunings, nights: rest.map((each) => each.night) });
    return { night, evaluations, sds: [bestSd(tunings, 'uniform'), bestSd(tunings, 'regional')] };
  });
  const parts: string[] = [`Draws: ${draws}. Nights: ${packs.join(', ')}.`];
  for (const { night, evaluations, sds } of results) {
    const { ids } = night.model.greatBritain.plan;
    parts.push(
      `### ${night.election}`,
      `Log loss / Brier of undeclared seats. Noise of uniform swing, tuned on the other nights: ${sds.join(' and ')} points (regional).`,
      scoreTable(night.election, evaluations),
      'Seats of Great Britain, mean and 90 % interval; ✗ where the real number lies outside.',
      totalsTable(night.election, ids, night.finalSeats, evaluations),
    );
  }
  parts.push('### All nights', ...coverageLines(results));
  say('seats at risk');
  const pickings = nights.flatMap((night) =>
    [0.05, 0.1, 0.25].flatMap((part) =>
      pickingAt(night, part, draws).map((picking) => ({ election: night.election, part, picking })),
    ),
  );
  parts.push(
    'Seats at risk, by defending party: how many of those lost stood in its top ten and twenty.',
    pickingTable(pickings),
  );
  const evaluated = results.map(({ night, evaluations }) => ({
    night,
    evaluations,
    lost: lostByTheGainer(night, draws),
  }));
  const lost = evaluated.flatMap(({ night, lost }) =>
    lost.map((seat) => ({ election: night.election, seat })),
  );
  parts.push(
    'Seats that the biggest gainer of the night lost, as seen just before each declared.',
    lostTable(lost),
  );
  say('timing');
  parts.push(timingLine(nights.at(-1) as (typeof nights)[number]));
  return { text: parts.join('\n\n'), record: recordOf(draws, evaluated, coverageIn(results).of) };
}

type Results = readonly {
  readonly night: Awaited<ReturnType<typeof replayedNight>>;
  readonly evaluations: ReturnType<typeof evaluate>;
}[];

/** Coverage of the slots with the most seats over the given nights. */
function coverageIn(results: Results) {
  const seatsOf = (slot: number) =>
    results.reduce((sum, { night }) => sum + night.winners.filter((winner) => winner === slot).length, 0);
  const first = results[0]?.night.model.greatBritain.plan;
  const slots = [...(first?.ids.keys() ?? [])]
    .sort((a, b) => seatsOf(b) - seatsOf(a))
    .slice(0, SCORED_TOTALS);
  const all = results.flatMap(({ evaluations }) => evaluations);
  return {
    names: slots.map((slot) => first?.ids[slot]).join(', '),
    of: (method: RecordedMethod) => coverageOf(all, slots, method),
  };
}

function coverageLines(results: Results): readonly string[] {
  const coverage = coverageIn(results);
  return (['model', 'uniform', 'regional'] as const).map((method) => {
    const { covered, of, error } = coverage.of(method);
    return `${method}: 90 % intervals of ${coverage.names}, 5–75 %: ${covered} of ${of} (${(covered / of).toFixed(2)}); mean error ${error.toFixed(1)} seats.`;
  });
}

function timingLine(night: Awaited<ReturnType<typeof replayedNight>>): string {
  const { update, refresh } = timingOf(night);
  const at = (times: readonly number[], part: number) =>
    (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(1);
  return (
    `Processor time on the machine that made this, ${night.election}: a declaration and all coefficients ${at(update, 0.5)} ms median, ` +
    `${at(update, 0.95)} ms p95; refresh with 500 draws ${at(refresh, 0.5)} ms median, ${at(refresh, 0.95)} ms p95.`
  );
}

async function writeInto(file: string, marks: readonly [string, string], text: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const [start, end] = marks.map((mark) => before.indexOf(mark)) as [number, number];
  if (start === -1 || end < start)
    throw new Error(`${file} has no place for the tables: restore its two marks`);
  await writeFile(file, `${before.slice(0, start + marks[0].length)}\n\n${text}\n\n${before.slice(end)}`);
  console.error(`Written: ${file}`);
}

function say(line: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);
}
