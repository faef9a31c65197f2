import axe from 'axe-core';
import { expect, type Page } from 'playwright/test';

/** Those of axe's rules whose answer depends on the scheme: pages differ between light and dark in colours only. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Reads a page for accessibility as a reader in light has it, by every rule, and then its colours as one in dark does.
 * Each problem is one string: the scheme, the rule and the first element that breaks it.
 *
 * Axe takes a millisecond or two for the colours of each piece of text, half a minute for a list of hundreds of rows. Of
 * rows of one list that have the same colours, sizes and weights throughout, the colours of the first are read.
 */
export async function accessProblems(page: Page): Promise<readonly string[]> {
  // Axe reads other frames by ways of its own, which this does not go.
  expect(page.frames()).toHaveLength(1);
  await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  await transitionsEnd(page);
  const others = await page.evaluate(
    (rules) =>
      window.axe.run(document, {
        // Of what is right only the count is kept: axe would find an address for each element of it.
        resultTypes: ['violations'],
        rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
      }),
    COLOUR_RULES,
  );
  const light = await readColours(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await transitionsEnd(page);
  const dark = await readColours(page);
  await page.emulateMedia({ colorScheme: null });
  return [...inWords('light', others), ...inWords('light', light), ...inWords('dark', dark)];
}

async function readColours(page: Page): Promise<axe.AxeResults> {
  return page.evaluate(
    ({ rules, exclude }) => {
      const context = { include: [['html']], exclude };
      return window.axe.run(context, {
        resultTypes: ['violations'],
        runOnly: { type: 'rule', values: rules },
      });
    },
    { rules: COLOUR_RULES, exclude: await markAlike(page) },
  );
}

/** Marks each row that looks like one before it in the same list; selectors of the marked, none if there are none. */
async function markAlike(page: Page): Promise<string[][]> {
  const marked = await page.evaluate(() => {
    const seen = new Map<Element | null, Set<string>>();
    let count = 0;
    for (const row of document.querySelectorAll('tr, li')) {
      row.removeAttribute('data-read-already');
      const looks = [row, ...row.querySelectorAll('*')].map(lookOf).join('\n');
      const ofList = seen.get(row.parentElement) ?? new Set();
      seen.set(row.parentElement, ofList);
      if (ofList.has(looks)) {
        row.setAttribute('data-read-already', '');
        count += 1;
      }
      ofList.add(looks);
    }
    return count;

    function lookOf(element: Element): string {
      const style = getComputedStyle(element);
      const hasText = [...element.childNodes].some(
        ({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim(),
      );
      return [
        element.tagName,
        element.getAttribute('class'),
        hasText,
        style.color,
        style.fill,
        style.backgroundColor,
        style.backgroundImage,
        style.opacity,
        style.fontSize,
        style.fontWeight,
        style.textDecorationLine,
        style.display,
        style.visibility,
      ].join(' ');
    }
  });
  return marked === 0 ? [] : [['[data-read-already]']];
}

/** Colours that fade from one to the other are read when they have arrived. */
async function transitionsEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const changes = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(changes.map(({ finished }) => finished));
  });
}

function inWords(scheme: 'light' | 'dark', { violations }: axe.AxeResults): readonly string[] {
  return violations.map(({ id, nodes }) => `${scheme} ${id}: ${nodes[0]?.html}`);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
