import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, expect, type Page } from 'playwright/test';
import { accessProblems } from './axe.ts';
import type { DeclaredServer } from './declared-server.ts';
import { signInBrowser } from './desk-pages.ts';

/** Somebody at the desk, who touches nothing but the keyboard. */
export interface Typist {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
}

/** Sits somebody of PEOPLE down at the desk, signed in. */
export async function sitDown(
  browser: Browser,
  server: Pick<DeclaredServer, 'address'>,
  name: string,
): Promise<Typist> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await signInBrowser(context, server, name);
  const page = await context.newPage();
  await page.goto(`${server.address}/desk`);
  await deskIsOpen(page);
  return { name, page, context };
}

/** The desk follows the night and its own changes. */
export async function deskIsOpen(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'In hand' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
}

/** Finds a seat by part of its name, and waits until its first field has the focus. */
export async function takeSeat({ page }: Typist, typed: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Seat or action' })).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

/** Chooses what is to be said, by the arrows. */
export async function choose({ page }: Typist, kind: string): Promise<void> {
  const wanted = page.getByRole('radio', { name: kind });
  await page.locator('.kind-choice input:checked').focus();
  for (let presses = 0; presses < 10 && !(await wanted.isChecked()); presses += 1) {
    await page.keyboard.press('ArrowRight');
  }
  await expect(wanted).toBeChecked();
}

/** Types figures in the order of the ballot paper, from field to field by Enter, as they are written. */
export async function typeFigures({ page }: Typist, figures: readonly string[]): Promise<void> {
  await expect(figureFields(page).first()).toBeFocused();
  for (const figure of figures) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(figure);
    await page.keyboard.press('Enter');
  }
}

/** From the field after the last candidate to the source, and types it. */
export async function typeSource(typist: Typist, source: string): Promise<void> {
  await goTo(typist, 'Source: who says so');
  await typist.page.keyboard.type(source);
}

/** Tabs on to a field by its label, as somebody without a mouse does. */
export async function goTo({ page }: Typist, label: string): Promise<void> {
  const field = page.getByRole('region', { name: 'In hand' }).getByLabel(label, { exact: true });
  for (let presses = 0; presses < TAB_PRESSES_MAX; presses += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to "${label}"`);
}

/** Tabs on to a button by its name, and presses it. */
export async function pressButton({ page }: Typist, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).first();
  await expect(button).toBeVisible();
  for (let presses = 0; presses < TAB_PRESSES_MAX; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to the button ${name}`);
}

/** More than the desk has places for the focus. */
const TAB_PRESSES_MAX = 150;

/** Takes a message in hand that the checks hold. */
export async function takeHeld({ page }: Typist, name: string): Promise<void> {
  const item = queueGroup(page, 'Held by the checks').getByRole('button', { name });
  await expect(item).toBeVisible();
  await item.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name })).toBeFocused();
}

/** Looks at what readers would read. */
export async function review({ page }: Typist): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Readers will read/ })).toBeFocused();
}

/** Confirms every doubt that is listed, and hands in. */
export async function handIn(typist: Typist): Promise<void> {
  const { page } = typist;
  const boxes = page.getByRole('group', { name: 'Confirm each against the source' }).getByRole('checkbox');
  for (let index = 0; index < (await boxes.count()); index += 1) {
    await page.keyboard.press('Tab');
    while (!(await boxes.nth(index).evaluate((element) => element === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Control+Enter');
}

export function figureFields(page: Page) {
  return page.locator('.figure-rows input');
}

export function outcome(page: Page) {
  return page.locator('.hand-outcome');
}

export function queueGroup(page: Page, title: string) {
  return page.getByRole('region', { name: new RegExp(`^${title}`) });
}

/** The votes of a recorded declaration in the order of the ballot paper, as they are typed. */
export function recordedFigures(constituency: string): readonly string[] {
  const line = readFileSync('data/nights/ge2024.ndjson', 'utf8')
    .split('\n')
    .find((each) => each.includes(`"constituency":"${constituency}"`) && each.includes('"kind":"result"'));
  const { candidates }: { candidates: readonly { id: string; votes: number }[] } = JSON.parse(line ?? '{}');
  const ballots: Record<string, readonly { id: string }[]> = JSON.parse(
    readFileSync('data/ge2024/candidates.json', 'utf8'),
  );
  return (ballots[constituency] ?? []).map(({ id }) => {
    const votes = candidates.find((each) => each.id === id)?.votes;
    if (votes === undefined) throw new Error(`No votes for ${id} in ${constituency}`);
    return String(votes);
  });
}

/** No fault that a reading for accessibility finds. */
export async function expectClean(page: Page): Promise<void> {
  expect(await accessProblems(page)).toEqual([]);
}
