/** How something that was asked of the desk stands, as far as this page knows. */
export type SendingState =
  | { readonly kind: 'idle' | 'sending' | 'unknown' | 'signedOut' }
  | { readonly kind: 'answered'; readonly outcome: { readonly kind: string; readonly words: string } };

/** The same for the person who asked; empty when there is nothing to say. */
export function sendingWords(state: SendingState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'sending':
      return 'Sending…';
    case 'unknown':
      return 'No answer yet. It may have been done: the same is being sent again, and is done once.';
    case 'signedOut':
      return 'Not sent: you were signed out. It is sent when you have signed in again.';
    case 'answered':
      return state.outcome.words;
    default:
      return state satisfies never;
  }
}
