import { join } from 'node:path';
import { ROOT } from '../launcher/paths.mjs';
import { run } from '../launcher/run.mjs';
import { launchNight, withFolder } from './launched-night.ts';
import type { Measurement } from './measurement.ts';

/** Clones this repository to an empty folder and starts it there: packages, Redis and pages from nothing. */
export function measureFirstStart(from: string): Promise<readonly Measurement[]> {
  return withFolder(async (folder) => {
    const root = join(folder, 'clone');
    const { code, output } = await run('git', ['clone', '--quiet', ROOT, root]);
    if (code !== 0) throw new Error(output);
    // Only what a new terminal has: no settings, and no node_modules/.bin of this checkout on the PATH.
    const path = (process.env['PATH'] ?? '').split(':').filter((each) => !each.startsWith(ROOT));
    const env = { HOME: folder, PATH: path.join(':'), NODE_ENV: 'production' } as const;
    const night = await launchNight({ folder: join(root, '.data'), from, root, env });
    await night.stop();
    return [
      {
        what: 'First start in a fresh clone',
        reach: 'under 3 minutes',
        value: `${(night.startedInMs / 1000).toFixed(0)} s`,
        how: 'empty npm cache; packages, pages and processes',
      },
    ];
  });
}
