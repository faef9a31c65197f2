import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { launchChromium } from './launch-chromium.ts';
import type { LaunchedNight } from './launched-night.ts';
import { kilobytes, type Measurement, median, milliseconds, quantile } from './measurement.ts';
import type { RecordedMessage } from './recorded-messages.ts';

/** Between two declarations, so that they meet ingest's look at its folder at every phase of it. */
const PAUSE_MS_MIN = 150;
const PAUSE_STEP_MS = 37;
const PAUSE_STEPS = 7;

declare global {
  /** The number of declared seats that the page showed last, and when it was on the screen. */
  var painted: { readonly declared: number; readonly atMs: number } | undefined;
}

/**
 * Drops declarations one by one and waits for each to be on the screen of a real Chromium. Then how much script the
 * page loaded.
 */
export async function measurePage(
  night: LaunchedNight,
  messages: readonly RecordedMessage[],
): Promise<readonly Measurement[]> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => console.log(`  ${error.message}`));
    const scripts = new Map<string, number>();
    page.on('response', async (response) => {
      if (response.request().resourceType() !== 'script') return;
      const body = await response.body().catch(() => null);
      if (body !== null) scripts.set(response.url(), gzipSync(body).length);
    });
    await page.goto(night.address);
    await page.waitForLoadState('networkidle');
    await page.evaluate(watchPaint);
    const samples: number[] = [];
    for (const [index, { text }] of messages.entries()) {
      await page.waitForTimeout(PAUSE_MS_MIN + PAUSE_STEP_MS * (index % PAUSE_STEPS));
      const droppedAt = await night.drop(`single-${String(index).padStart(4, '0')}.json`, text);
      samples.push((await paintedAt(page, index + 1)) - droppedAt);
    }
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    return [
      {
        what: 'Feed file to painted page, one viewer',
        reach: 'median under 250 ms',
        value: `median ${milliseconds(median(samples))}, 95 % ${milliseconds(quantile(samples, 0.95))}`,
        how: `${samples.length} files renamed into the inbox, to the frame after the change, Chromium ${browser.version()}`,
      },
      {
        what: 'JavaScript of the Night page, gzip',
        reach: 'under 180 kB',
        value: kilobytes(bytes),
        how: `${scripts.size} files that Chromium loaded`,
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function watchPaint(): void {
  const look = () => {
    const words = document.querySelector('#night')?.textContent ?? '';
    const declared = Number(/(\d+)\s*of\s*\d+\s*declared/.exec(words)?.[1] ?? Number.NaN);
    if (declared === globalThis.painted?.declared) return;
    // The second frame begins when the first has been painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        globalThis.painted = { declared, atMs: Date.now() };
      }),
    );
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}

async function paintedAt(page: Page, declared: number): Promise<number> {
  await page.waitForFunction((count) => (globalThis.painted?.declared ?? -1) >= count, declared);
  return page.evaluate(() => globalThis.painted?.atMs ?? Number.NaN);
}
