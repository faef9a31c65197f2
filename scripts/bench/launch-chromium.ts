import { type Browser, chromium } from 'playwright';
import { findChromium } from '../launcher/chromium.mjs';

/** The browser that the tests find. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath() });
}

export async function chromiumPath(): Promise<string> {
  const { path } = await findChromium({ env: process.env, runtime: process.execPath, say: console.log });
  return path ?? chromium.executablePath();
}
