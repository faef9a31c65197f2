// Takes pictures of a running night for people to look at: widths from a small phone to a wall, light and dark, with
// scripts and without. It judges nothing; the tests do that.
//
//   node tests/browser/look.ts --url http://localhost:3000 --out DIR [--only WIDTH[-dark]] [--name NAME] [--path /]
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';

interface Shot {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
  readonly hasScripts: boolean;
  /** Device pixels a CSS pixel. */
  readonly scale: number;
}

const SIZES = [
  { width: 320, height: 640, scale: 1.5 },
  { width: 390, height: 844, scale: 1.5 },
  { width: 768, height: 1024, scale: 1 },
  { width: 1280, height: 900, scale: 1 },
  { width: 1440, height: 900, scale: 1 },
  { width: 2560, height: 1440, scale: 1 },
] as const;

const SHOTS: readonly Shot[] = [
  ...SIZES.flatMap((size) =>
    (['light', 'dark'] as const).map((colorScheme) => ({
      ...size,
      colorScheme,
      hasScripts: true,
      name: `${size.width}${colorScheme === 'dark' ? '-dark' : ''}`,
    })),
  ),
  { name: '1280-scripts-off', width: 1280, height: 900, scale: 1, colorScheme: 'light', hasScripts: false },
];

/** Fonts, the socket and the first batch of events have come by then on any machine that people look at. */
const SETTLE_MS = 1500;

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    out: { type: 'string' },
    only: { type: 'string', multiple: true },
    name: { type: 'string', default: 'night' },
    path: { type: 'string', default: '/' },
    viewport: { type: 'boolean', default: false },
  },
});

if (values.out === undefined) throw new Error('Say where the pictures go: --out DIR');
const { url, out, name, path, only, viewport } = values;
mkdirSync(out, { recursive: true });
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({
  args: CHROMIUM_ARGS,
  ...(existsSync(executablePath) ? { executablePath } : {}),
});
try {
  for (const shot of SHOTS) {
    if (only !== undefined && !only.includes(shot.name)) continue;
    console.log(await take(browser, shot));
  }
} finally {
  await browser.close();
}

async function take(from: Browser, shot: Shot): Promise<string> {
  const { width, height, colorScheme, hasScripts, scale } = shot;
  const context = await from.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme,
    javaScriptEnabled: hasScripts,
  });
  const page = await context.newPage();
  page.on(
    'console',
    (message) => message.type() === 'error' && console.log(`  ${message.text().slice(0, 200)}`),
  );
  page.on('pageerror', (error) => console.log(`  ${error.message}`));
  await page.goto(new URL(path, url).href);
  await page.waitForTimeout(SETTLE_MS);
  const file = join(out, `${name}-${shot.name}.png`);
  await page.screenshot({ path: file, fullPage: !viewport });
  await context.close();
  return file;
}
