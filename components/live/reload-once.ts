/** A new server is met by all of its pages at the same moment: they come one after another. */
const SPREAD_MS = 5000;
const KEY = 'declared-reloaded-for';

/**
 * Reloads the page, unless it was reloaded for this reason before: a page that a reload does not help stays as it
 * is, and says so. `reason` is what would be different after a reload that helped.
 */
export function reloadOnce(reason: string): void {
  try {
    if (sessionStorage.getItem(KEY) === reason) return;
    sessionStorage.setItem(KEY, reason);
  } catch {
    // Without storage nobody could tell whether it was done before: better never than for ever.
    return;
  }
  setTimeout(() => location.reload(), Math.random() * SPREAD_MS);
}
