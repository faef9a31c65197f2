import type { Mode } from '#lib/sync/mode.ts';
import { MODE_WORDS } from './desk-bar-view.ts';

/** What anybody may know of the desk before they have signed in. */
export interface SignInView {
  readonly mode: Mode;
  /** "LIVE", "TEST", "REHEARSAL". */
  readonly label: string;
  readonly modeWords: string;
  readonly election: string;
}

export function signInView(mode: Mode, election: string): SignInView {
  return { mode, label: mode.toUpperCase(), modeWords: MODE_WORDS[mode], election };
}
