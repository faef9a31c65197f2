import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { launchChromium } from './launch-chromium.ts';
import { kilobytes } from './measurement.ts';

/** What a browser loads for one page: scripts, and the page itself, each as gzip would send it. */
export interface PageWeight {
  readonly path: string;
  readonly scriptBytes: number;
  readonly htmlBytes: number;
}

/** Every kind of page, once. */
export const WEIGHED_PATHS: readonly string[] = [
  '/',
  '/constituency/ilford-north',
  '/results',
  '/map',
  '/live',
  '/candidates',
  '/swing',
  '/charts',
  '/at-risk',
  '/forecast',
  '/method',
  '/watch',
  '/since',
  '/find',
];

/** Every page, one after another; a page's last script makes it live. */
export async function weighPages(address: string): Promise<readonly PageWeight[]> {
  const browser = await launchChromium();
  try {
    const weights: PageWeight[] = [];
    for (const path of WEIGHED_PATHS) weights.push(await weighPage(browser, address, path));
    return weights;
  } finally {
    await browser.close();
  }
}

/** As rows of a table in Markdown. */
export function weightRows(weights: readonly PageWeight[]): string {
  return weights
    .map(
      ({ path, scriptBytes, htmlBytes }) =>
        `| ${path} | ${kilobytes(scriptBytes)} | ${kilobytes(htmlBytes)} |`,
    )
    .join('\n');
}

/** Loads one page with an empty cache and waits until it is live. Throws when it is not served. */
export async function weighPage(browser: Browser, address: string, path: string): Promise<PageWeight> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (kind === 'script')
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      );
  });
  const answer = await page.goto(`${address}${path}`);
  if (answer?.status() !== 200) throw new Error(`${path}: ${answer?.status()}`);
  await page.waitForSelector('html[data-status="live"]');
  const scriptBytes = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
  const htmlBytes = gzipSync(await answer.body()).length;
  await context.close();
  return { path, scriptBytes, htmlBytes };
}
