import { formatTimeWithSeconds } from '#lib/format/times.ts';

/** How safe what was typed is: with the server, in this browser, or nowhere but on the screen. */
export type KeptState =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly atMs: number }
  | {
      readonly kind: 'unsaved';
      readonly why: 'noConnection' | 'signedOut' | 'refused';
      readonly isHere: boolean;
    };

const WHY_NOT = {
  noConnection: 'no connection',
  signedOut: 'signed out',
  refused: 'the server refuses it',
} as const;

/** "Saved 02:14:07", "Not saved: no connection. It is kept in this browser." On the night's clock, as it stands above. */
export function keptWords(kept: KeptState): string {
  switch (kept.kind) {
    case 'nothing':
      return '';
    case 'saving':
      return 'Saving…';
    case 'saved':
      return `Saved ${formatTimeWithSeconds(kept.atMs)}`;
    case 'unsaved': {
      const where = kept.isHere ? 'It is kept in this browser.' : 'It is nowhere but on this screen.';
      return `Not saved: ${WHY_NOT[kept.why]}. ${where}`;
    }
    default:
      return kept satisfies never;
  }
}
