import { mkdir, readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../launcher/paths.mjs';
import { type LaunchedNight, launchNight, withFolder } from './launched-night.ts';
import { milliseconds } from './measurement.ts';
import { childrenOf } from './memory.ts';
import { recordedMessages } from './recorded-messages.ts';

/** All of the night in a minute and a half: a result every 140 ms, where the real one had one a minute. */
const PAUSE_MS = 140;
/** The clock begins after the night: no declaration is early. */
const AFTER_THE_NIGHT_MS = 24 * 3_600_000;
/** Somebody has the forecast open, and loads it again every few results. */
const RESULTS_PER_PAGE = 5;
const SETTLE_MS = 3000;
const FORECAST_MS_MAX = 60_000;

/** Of one process: how late its loop was, and what of that its own thread was working, longest first. */
interface Held {
  readonly delays: { readonly p99: number; readonly max: number };
  readonly heldMs: readonly number[];
}

type HeldIn = Readonly<Record<'web' | 'pages', Held>>;

/** How long the event loops of web and pages are held in a fast night, with the forecast and without. */
export async function measureLoops(): Promise<string> {
  const load = loadavg()[0] ?? Number.NaN;
  const without = await heldDuring('off');
  const with_ = await heldDuring('on');
  const row = (what: string, { delays, heldMs }: Held) =>
    `| ${what} | ${milliseconds(delays.p99)} | ${milliseconds(delays.max)} | ${milliseconds(heldMs[0] ?? 0)} | ${heldMs.filter((ms) => ms > 20).length} |`;
  return `Event loops in a fast night: all results within a minute and a half, a page of the forecast loaded at every fifth; load of the machine before it
${load.toFixed(1)}. "Late" is \`monitorEventLoopDelay\`, in which is also what other programs took; "held" is processor time of the loop's own thread
while it was late, which is what it was blocked by itself.

| Process | Late, 99 % | Late, longest | Held, longest | Held over 20 ms |
|---|---|---|---|---|
${row('web, no forecast', without.web)}
${row('web, with the forecast', with_.web)}
${row('pages, no forecast', without.pages)}
${row('pages, with the forecast', with_.pages)}`;
}

function heldDuring(forecast: 'on' | 'off'): Promise<HeldIn> {
  return withFolder(async (folder) => {
    const results = join(folder, 'loops');
    await mkdir(results);
    const messages = await recordedMessages();
    const from = new Date(Date.parse(messages.at(-1)?.time ?? '') + AFTER_THE_NIGHT_MS).toISOString();
    const watch = join(ROOT, 'scripts', 'bench', 'loop-watch.mjs');
    const env = {
      ...process.env,
      NODE_OPTIONS: `--import ${watch}`,
      DECLARED_LOOP_FOLDER: results,
      DECLARED_FORECAST: forecast,
    };
    const night = await launchNight({ folder: join(folder, 'night'), from, env });
    try {
      if (forecast === 'on') await untilForecast(night);
      await fetch(`${night.address}/forecast`);
      await pause(SETTLE_MS);
      await begin(night);
      for (const [index, { text }] of messages.entries()) {
        await night.drop(`${index}.json`, text);
        if (index % RESULTS_PER_PAGE === 0)
          void fetch(`${night.address}/forecast`).then((page) => page.text());
        await pause(PAUSE_MS);
      }
      await night.untilServed(messages.length);
      await pause(SETTLE_MS);
    } finally {
      await night.stop();
    }
    const read = async (name: string) =>
      JSON.parse(await readFile(join(results, `${name}.ts.json`), 'utf8')) as Held;
    return { web: await read('web'), pages: await read('pages') };
  });
}

async function untilForecast({ address }: LaunchedNight): Promise<void> {
  const until = Date.now() + FORECAST_MS_MAX;
  while ((await fetch(`${address}/api/v1/forecast`)).status !== 200) {
    if (Date.now() > until) throw new Error('No forecast came');
    await pause(200);
  }
}

async function begin(night: LaunchedNight): Promise<void> {
  const { web } = await night.pids();
  if (web === undefined) throw new Error('The launcher runs no web');
  for (const pid of [web, ...(await childrenOf(web))]) process.kill(pid, 'SIGUSR2');
}
