import { defineConfig } from 'playwright/test';

/** A reading of a page of 650 rows for accessibility takes half a minute on a busy core, and a test reads several. */
const TEST_MS_MAX = 240_000;
const EXPECT_MS_MAX = 15_000;
/** All of it together: what is not done by then hangs. */
const RUN_MS_MAX = 22 * 60_000;

const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.spec.ts',
  workers: 2,
  // Tests of one file share a server and follow each other.
  fullyParallel: false,
  // A test that passes at the second try has found something.
  retries: 0,
  forbidOnly: true,
  timeout: TEST_MS_MAX,
  globalTimeout: RUN_MS_MAX,
  expect: { timeout: EXPECT_MS_MAX },
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    // Not London: a page that used the reader's zone would show another hour.
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
