import type { CrashPoint } from '#server/config.ts';

/** Where a test of recovery may have ingest end, as by kill -9. Settings refuse it in live mode. */
export type CrashLabel =
  | 'received'
  | 'judging'
  | 'judged'
  | 'night-committed'
  | 'night-journalled'
  | 'desk-committed'
  | 'desk-journalled';

export type PassPoint = (label: CrashLabel, inputId?: string) => void;

/** Ends the process at the nth passing of a label, or whenever it is passed with a certain input. */
export function crashAt(point: CrashPoint | null): PassPoint {
  if (point === null) return () => {};
  let passed = 0;
  return (label, inputId) => {
    if (label !== point.label) return;
    passed += 1;
    if (passed === point.when || inputId === point.when) process.kill(process.pid, 'SIGKILL');
  };
}
