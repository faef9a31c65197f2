import { readNightNow } from '#app/read-snapshot.ts';
import { hasCorrection } from '#lib/view/corrections-view.ts';

const CORRECTION_PATH = /^\/corrections\/([^/]+)$/;

/** Whether a path asks for a change that there is not: a page cannot choose its status once it is rendered. */
export function isUnknownCorrection(path: string): boolean {
  const id = CORRECTION_PATH.exec(path)?.[1];
  return id !== undefined && !hasCorrection(readNightNow().state, id);
}
