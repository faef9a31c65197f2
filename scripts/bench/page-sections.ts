import { join } from 'node:path';
import { launchNight, withFolder } from './launched-night.ts';
import { examinedRows, examinePages } from './lighthouse.ts';
import { weighPages, weightRows } from './page-weight.ts';

/** The middle of the recorded night: about a hundred seats have declared. */
const MID_NIGHT = '2024-07-05T02:10:00Z';
const MID_NIGHT_SEQ = 90;

/** A section of docs/BENCHMARKS.md about the pages, measured in the middle of a night. */
export function measurePages(kind: 'pages' | 'lighthouse'): Promise<{ heading: string; body: string }> {
  return withFolder(async (folder) => {
    const night = await launchNight({ folder: join(folder, 'night'), from: MID_NIGHT, mode: 'rehearsal' });
    try {
      await night.untilServed(MID_NIGHT_SEQ);
      return kind === 'pages'
        ? { heading: 'Weight of the pages', body: await weigh(night.address) }
        : { heading: 'A slow phone opens a page', body: await examine(night.address, folder) };
    } finally {
      await night.stop();
    }
  });
}

async function weigh(address: string): Promise<string> {
  const rows = weightRows(await weighPages(address));
  return `${today()}, in the middle of the night, empty cache, gzip. Scripts that Chromium loads until the page is live; React and Next.js
alone are about 123 kB of them. Reach: under 180 kB on the Night page, 200 kB elsewhere.

| Page | Scripts | HTML |
|---|---|---|
${rows}`;
}

async function examine(address: string, folder: string): Promise<string> {
  const rows = examinedRows(await examinePages(address, folder));
  return `${today()}, in the middle of the night: mobile, simulated slow 4G and a processor four times slower, medians of three runs,
on a machine that serves the page and runs the browser. Reach: LCP under 2.5 s, TBT under 200 ms, CLS under 0.05.

| Page | LCP | TBT | CLS | Score |
|---|---|---|---|---|
${rows}`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
