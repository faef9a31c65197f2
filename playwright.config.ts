import { defineConfig } from 'playwright/test';

/** A reading of a page of 650 rows for accessibility takes half a minute on a busy core, and a test reads several. */
const TEST_MS_MAX = 240_000;
const EXPECT_MS_MAX = 15_000;
/** Whoever waits longer for a button or a page names what they wait for, and does not use up the time of the test. */
const ACTION_MS_MAX = 45_000;
/** All of it together: what is not done by then hangs. */
const RUN_MS_MAX = 22 * 60_000;

const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.spec.ts',
  // Each has a server, its Redis and a browser: with three of them two cores are never idle, and pages wait for seconds.
  workers: 2,
  // Tests of one file share a server and follow each other.
  fullyParallel: false,
  // A machine that stood still for a minute is no fault of the pages. Who needed the second try is named at the end.
  retries: 1,
  forbidOnly: true,
  timeout: TEST_MS_MAX,
  globalTimeout: RUN_MS_MAX,
  expect: { timeout: EXPECT_MS_MAX },
  use: {
    browserName: 'chromium',
    actionTimeout: ACTION_MS_MAX,
    navigationTimeout: ACTION_MS_MAX,
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
