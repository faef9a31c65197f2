import { readFile } from 'node:fs/promises';
import { run } from '../launcher/run.mjs';
import type { LaunchedNight } from './launched-night.ts';
import type { Measurement } from './measurement.ts';

/** What all processes of a night hold while nothing happens. */
export async function measureMemory(night: LaunchedNight): Promise<readonly Measurement[]> {
  const { web, ...others } = await night.pids();
  if (web === undefined) throw new Error('The launcher runs no web');
  // Web keeps the pages itself: the launcher does not know of them.
  const pages = (await childrenOf(web)).map((pid) => ['pages', pid] as const);
  if (pages.length === 0) throw new Error('Web runs no pages');
  const sizes = await Promise.all(
    [...Object.entries(others), ['web', web] as const, ...pages].map(async ([name, pid]) => ({
      name,
      kibibytes: await residentOf(pid),
    })),
  );
  const total = sizes.reduce((sum, { kibibytes }) => sum + kibibytes, 0);
  const parts = sizes.map(({ name, kibibytes }) => `${name} ${Math.round(kibibytes / 1024)}`);
  return [
    {
      what: 'Memory of all processes, idle',
      reach: 'under 500 MB',
      value: `${Math.round((total * 1024) / 1e6)} MB`,
      how: `proportional share where the system tells it, in MiB: ${parts.join(', ')}`,
    },
  ];
}

/** Processes that another one started. */
export async function childrenOf(parent: number): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, of]) => (of === parent && pid !== undefined ? [pid] : []));
}

/** Shared pages counted once between those who share them (Linux); elsewhere the resident size. */
async function residentOf(pid: number): Promise<number> {
  const share = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const kibibytes = /^Pss:\s+(\d+) kB/m.exec(share)?.[1];
  if (kibibytes !== undefined) return Number(kibibytes);
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim());
}
