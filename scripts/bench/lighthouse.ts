import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromiumPath } from './launch-chromium.ts';
import { median } from './measurement.ts';
import { WEIGHED_PATHS } from './page-weight.ts';

/** Fetched when it is asked for: it is larger than everything else together, and no night needs it. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const RUN_MS_MAX = 240_000;
/** One run in a few says that it saw no page, or no layout: that is its own trouble. */
const TRIES = 3;
/** On two cores the browser's own processes get in each other's way: one run says little to a hundred milliseconds. */
const RUNS = 3;

export interface Examined {
  readonly path: string;
  /** Largest contentful paint and total blocking time in milliseconds; cumulative layout shift as its number. */
  readonly lcpMs: number;
  readonly tbtMs: number;
  readonly cls: number;
  /** 0 to 100. */
  readonly score: number;
}

/** Lighthouse's own phone: slow 4G and a processor four times slower, both simulated. Of each figure the median of the page's runs. */
export async function examinePages(address: string, folder: string): Promise<readonly Examined[]> {
  const chrome = await chromiumPath();
  const examined: Examined[] = [];
  for (const path of WEIGHED_PATHS) {
    const runs: Examined[] = [];
    for (let run = 1; run <= RUNS; run++) {
      runs.push(await examine({ address, path, file: join(folder, 'lighthouse.json'), chrome }));
    }
    const middle = (figure: 'lcpMs' | 'tbtMs' | 'cls' | 'score') => median(runs.map((run) => run[figure]));
    examined.push({
      path,
      lcpMs: middle('lcpMs'),
      tbtMs: middle('tbtMs'),
      cls: middle('cls'),
      score: middle('score'),
    });
  }
  return examined;
}

async function examine({
  address,
  path,
  file,
  chrome,
}: Readonly<Record<'address' | 'path' | 'file' | 'chrome', string>>): Promise<Examined> {
  for (let tries = 1; ; tries++) {
    try {
      await runLighthouse(`${address}${path}`, file, chrome);
      return read(path, JSON.parse(await readFile(file, 'utf8')) as LighthouseResult);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

/** As rows of a table in Markdown. */
export function examinedRows(examined: readonly Examined[]): string {
  return examined
    .map(
      ({ path, lcpMs, tbtMs, cls, score }) =>
        `| ${path} | ${(lcpMs / 1000).toFixed(1)} s | ${Math.round(tbtMs)} ms | ${cls.toFixed(3)} | ${score} |`,
    )
    .join('\n');
}

async function runLighthouse(url: string, file: string, chrome: string): Promise<void> {
  const asked = [
    url,
    '--quiet',
    '--only-categories=performance',
    '--form-factor=mobile',
    '--throttling-method=simulate',
    '--chrome-flags=--headless=new --no-sandbox',
    '--output=json',
    `--output-path=${file}`,
  ];
  await promisify(execFile)('npm', ['exec', '--yes', '--', LIGHTHOUSE, ...asked], {
    env: { ...process.env, CHROME_PATH: chrome },
    timeout: RUN_MS_MAX,
  });
}

/** What is read of Lighthouse's answer. */
interface LighthouseResult {
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
  readonly categories: { readonly performance: { readonly score: number | null } };
}

function read(path: string, { audits, categories }: LighthouseResult): Examined {
  const figureOf = (audit: string) => {
    const figure = audits[audit]?.numericValue;
    if (figure === undefined) throw new Error(`${path}: Lighthouse gives no ${audit}`);
    return figure;
  };
  return {
    path,
    lcpMs: figureOf('largest-contentful-paint'),
    tbtMs: figureOf('total-blocking-time'),
    cls: figureOf('cumulative-layout-shift'),
    score: Math.round(100 * (categories.performance.score ?? Number.NaN)),
  };
}
