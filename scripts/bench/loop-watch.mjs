import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

// Loaded before a process of the night by loop-delay.ts. From the signal on it watches how long the event loop is held,
// and writes that down when the process ends.

/** How often it looks; what holds the loop for less is not seen. */
const LOOK_MS = 2;
const folder = process.env.DECLARED_LOOP_FOLDER;

if (isMainThread && folder !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: LOOK_MS });
  let heldMs = [];
  let lastMs = 0;
  let lastCpu = { user: 0, system: 0 };
  process.on('SIGUSR2', () => {
    delay.enable();
    delay.reset();
    heldMs = [];
    lastMs = performance.now();
    lastCpu = process.threadCpuUsage();
    setInterval(look, LOOK_MS).unref();
  });
  process.on('exit', () => {
    if (lastMs === 0) return;
    const delays = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    const file = join(folder, `${basename(process.argv[1] ?? 'node')}.json`);
    writeFileSync(file, JSON.stringify({ delays, heldMs: heldMs.sort((a, b) => b - a).slice(0, 1000) }));
  });

  // Lateness is also the machine's, when it has more to do than it can; what the thread itself has worked meanwhile is not.
  function look() {
    const late = performance.now() - lastMs - LOOK_MS;
    const { user, system } = process.threadCpuUsage(lastCpu);
    heldMs.push(Math.max(0, Math.min(late, (user + system) / 1000)));
    lastMs = performance.now();
    lastCpu = process.threadCpuUsage();
  }
}
