// Run on its own, with the packages installed: opens and closes the Chromium of the first argument, or
// Playwright's own without one. Prints its version.
import { chromium } from 'playwright';

const executablePath = process.argv[2];
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
const page = await browser.newPage();
await page.setContent('<p>ready</p>');
console.log(browser.version());
await browser.close();
