import { type Browser, expect, type Page } from 'playwright/test';

/** The first line of a page to a busy machine may take as long; what follows is quick. */
const LIVE_MS_MAX = 45_000;

/** Resolves once the page's line to the server is open. */
export async function isLive(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live', { timeout: LIVE_MS_MAX });
}

/** A reader of their own, whose page has its line to the server. */
export async function openLive(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  await isLive(page);
  return page;
}
