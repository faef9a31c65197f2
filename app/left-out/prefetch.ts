/**
 * In place of the scheduler with which Next.js fetches pages before anybody asks for them, 3.5 kB of every page. Our
 * links are plain ones, and pages hear no header that asks for less than a page (server/pages/internal-headers.ts), so
 * that what it fetched could never be used. No task is ever made, and none is ever told anything.
 */
export function schedulePrefetchTask(): null {
  return null;
}

export function reschedulePrefetchTask(): void {}

export function cancelPrefetchTask(): void {}

export function isPrefetchTaskDirty(): false {
  return false;
}

export function needsSpeculativePrefetch(): false {
  return false;
}

export function pingPrefetchTask(): void {}

export function pingPrefetchScheduler(): void {}

export function startRevalidationCooldown(): void {}
