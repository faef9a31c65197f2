import { expect, type Page, test } from 'playwright/test';
import { accessProblems } from '#tests/support/axe.ts';

/** A page that has no fault, with rows of a list to add faults to. */
async function show(page: Page, rows: string, css = ''): Promise<void> {
  await page.setContent(`<!doctype html><html lang="en"><title>Rows</title>
    <style>
      :root { color-scheme: light dark; background: light-dark(#fff, #000); color: light-dark(#000, #fff) }
      ${css}
    </style>
    <main><h1>Rows</h1><ul>${rows}</ul></main></html>`);
}

const ROW = '<li><span>Alder</span></li>';

test('[S50] a page without a fault has no problem', async ({ page }) => {
  await show(page, ROW.repeat(5));
  expect(await accessProblems(page)).toEqual([]);
});

test('[S50] a fault of any row is told once, whatever is left out of the reading of colours', async ({
  page,
}) => {
  await show(page, `${ROW.repeat(3)}<li><img src="data:,"></li>${ROW}`);
  expect(await accessProblems(page)).toEqual(['light image-alt: <img src="data:,">']);
});

for (const [title, css] of [
  ['by its colour', 'li:nth-child(4) span { color: #888 }'],
  ['by what is behind it', 'li:nth-child(4) { background: #555 }'],
  ['among pale rows', 'li:nth-child(n + 3) { color: #888 }'],
] as const) {
  test(`[S50] of rows of one class a pale one is found ${title}`, async ({ page }) => {
    await show(page, ROW.repeat(6), css);
    expect(await accessProblems(page)).toContainEqual(expect.stringMatching(/^light color-contrast: /));
  });
}

test('[S50] what is pale in dark only is found', async ({ page }) => {
  await show(page, ROW.repeat(3), 'li { color: light-dark(#000, #333) }');
  expect(await accessProblems(page)).toEqual([expect.stringMatching(/^dark color-contrast: /)]);
});

test('[S50] colours that fade into each other are read when they have arrived', async ({ page }) => {
  await show(page, ROW.repeat(3), 'li { transition: color 2s }');
  expect(await accessProblems(page)).toEqual([]);
});
