import type { PagesLimits } from '#server/pages/pages-limits.ts';
import { type HeldPages, holdPages } from '#tests/support/held-pages.ts';
import { type ServedNight, serveNight } from '#tests/support/served-night.ts';

const closing: (() => unknown)[] = [];

/** Ends what the test began. */
export async function closeServed(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}

/** What a test has to end beside the servers. */
export function closeAfter(close: () => unknown): void {
  closing.push(close);
}

/** A night whose pages are rendered when the test says so. */
export async function servePages(
  limits: Partial<PagesLimits>,
): Promise<{ readonly pages: HeldPages; readonly served: ServedNight }> {
  const pages = await holdPages({ limits });
  const served = await serveNight({ openPages: pages.openPages });
  closing.push(() => served.close(), pages.close);
  return { pages, served };
}

export function get(
  { address }: ServedNight,
  path: string,
  headers: Record<string, string> = {},
  signal: AbortSignal | null = null,
): Promise<Response> {
  return fetch(address + path, { headers, signal });
}

/** Looks again and again; a figure that never comes ends with the test's own limit. */
export async function figureIs(served: ServedNight, name: string, value: number): Promise<void> {
  while ((await figure(served, name)) !== value) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** A figure of /metrics by its name and labels; 0 where there is none. */
export async function figure({ address }: ServedNight, name: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length) ?? 0);
}
