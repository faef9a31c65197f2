import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';

/** Every kind of page, each in the states that fill its tables most. */
const PAGES = [
  '/',
  '/?at=2024-07-05T01:00',
  '/results',
  '/results?party=lab&sort=swing',
  '/results/gains',
  '/map',
  '/find?q=birmingham',
  '/find?q=nowhere',
  '/watch',
  '/watch?show=overdue&region=E12000007',
  '/candidates',
  '/candidates?party=green',
  '/candidates?q=corbyn',
  '/candidates/targets?by=lab&from=con',
  '/candidates/targets?by=snp&from=lab',
  '/at-risk',
  '/at-risk?winner=lab&second=con',
  '/forecast',
  '/method',
  '/corrections',
  '/swing',
  '/charts',
  '/live',
  '/since',
  '/since?since=2024-07-05T00:00:00Z',
  '/constituency/ilford-north',
  '/constituency/islington-north',
  '/constituency/east-renfrewshire',
  '/constituency/caithness-sutherland-and-easter-ross',
  '/constituency/nowhere',
];

/** The smallest phone, and a desk enlarged four times. */
const WIDTH_PX = 320;
/** The fold of four hours of results on a machine that does other things. */
const PAGES_MS_MAX = 180_000;

let server: DeclaredServer;

test.beforeAll(async () => {
  server = await startDeclaredServer({ feed: 'replay', start: '2024-07-05T03:00:00Z', speed: 1 });
  await server.waitForSeq(200);
});

test.afterAll(async () => {
  await server.stop();
});

// The fonts of a machine are wider than ours: nothing may hang on ours having come, or having come in time.
for (const javaScriptEnabled of [true, false]) {
  test(`[V240] where the fonts do not come, no page is wider than ${WIDTH_PX} px, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.setTimeout(PAGES_MS_MAX);
    const context = await browser.newContext({
      viewport: { width: WIDTH_PX, height: 800 },
      javaScriptEnabled,
    });
    const refused = await refuseFonts(context);
    const page = await context.newPage();
    const wide: string[] = [];
    for (const path of PAGES) {
      await page.goto(server.address + path);
      wide.push(...(await whatIsWider(page)).map((each) => `${path}: ${each}`));
    }
    expect(wide).toEqual([]);
    expect(refused.size).toBeGreaterThan(0);
    await context.close();
  });
}

/** The addresses of the fonts that pages asked for in vain. */
async function refuseFonts(context: BrowserContext): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  await context.route('**/*.woff2', (route) => {
    refused.add(route.request().url());
    return route.abort();
  });
  return refused;
}

/** The elements that reach out of the window, when the page can be scrolled sideways. */
function whatIsWider(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    return [
      `${scrollWidth} px`,
      ...outside
        .slice(0, 3)
        .map(({ tagName, className, textContent }) => `${tagName} ${className} ${textContent?.slice(0, 40)}`),
    ];
  });
}
